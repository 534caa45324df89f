package dev.tributary.ui.inbox;

import com.vaadin.flow.internal.JacksonUtils;
import dev.tributary.engine.conversation.Answered;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.FileRow;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.outbox.DeliveryState;
import dev.tributary.engine.spi.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Puts messages into the form the thread's element takes, in the agent's language. */
final class ThreadItems {
    /** What the media types begin with of what can be seen there only. */
    private static final String ONLY_IN_MESSENGER = "application/x-messenger-";

    private final Seat seat;
    private final EventLines events;
    private final MatchLines matches;

    ThreadItems(Seat seat) {
        this.seat = seat;
        this.events = new EventLines(seat);
        this.matches = new MatchLines(seat);
    }

    List<ThreadItem> of(List<ThreadMessage> messages) {
        return messages.stream().map(this::of).toList();
    }

    ThreadItem of(ThreadMessage message) {
        JsonNode details = json(message.details());
        JsonNode reason = json(message.matchReason());
        boolean event = message.kind() == MessageKind.EVENT;
        return new ThreadItem(
                message.id().toString(),
                message.seq(),
                kind(message.kind()),
                author(message.author(), message.channel(), message.authorName()),
                message.author() + ":" + Objects.requireNonNullElse(message.authorId(), message.authorName()),
                seat.id().equals(message.authorId()),
                message.channel(),
                seat.channelName(message.channel()),
                message.subject(),
                message.channel().equals(Channels.EMAIL) && !event ? recipients(message, details) : null,
                event ? events.line(message, details) : message.body(),
                message.html() ? "content/mail/" + message.id() : null,
                message.quoted(),
                message.automatic(),
                remark(details, reason),
                matches.because(reason),
                message.files().stream().map(this::attached).toList(),
                state(message),
                failure(message),
                againIn(message),
                message.traced(),
                message.sentAt().toEpochMilli(),
                deleted(message),
                message.after().earlier().stream()
                        .map(said -> new ThreadItem.Earlier(
                                said.body(), said.writtenAt().toEpochMilli()))
                        .toList(),
                message.after().signs(),
                event ? null : post(message, details),
                answered(message));
    }

    /** That everybody can read it, and below which post. */
    private ThreadItem.@Nullable Post post(ThreadMessage message, JsonNode details) {
        if (!message.channel().equals(Channels.COMMENTS) || message.author() != Author.CUSTOMER) return null;
        String title = details.path("page").path("title").asString("");
        String url = details.path("page").path("url").asString("");
        return new ThreadItem.Post(
                title.isEmpty() ? seat.text("thread.post.untitled") : seat.text("thread.post", title),
                url.startsWith("https://") ? url : null);
    }

    private @Nullable String deleted(ThreadMessage message) {
        return message.after().deletedAt() == null ? null : deleted(message.author());
    }

    private String deleted(Author author) {
        return seat.text(author == Author.CUSTOMER ? "thread.deleted" : "thread.deleted.elsewhere");
    }

    /** What is strange about it. */
    private @Nullable String remark(JsonNode details, JsonNode reason) {
        String match = matches.remark(reason);
        if (!details.has("sameIdOtherContent")) return match;
        String shared = seat.text("thread.same-id");
        return match == null ? shared : match + " · " + shared;
    }

    private static String kind(MessageKind kind) {
        return switch (kind) {
            case INBOUND -> "in";
            case OUTBOUND -> "out";
            case NOTE -> "note";
            case EVENT -> "event";
        };
    }

    /** What is told of a message that is not given up shows as a state of its own. */
    private static @Nullable String state(ThreadMessage message) {
        if (message.delivery() == null) return null;
        boolean told = message.failure() != null
                && (message.delivery() == DeliveryState.SENT || message.delivery() == DeliveryState.DELIVERED);
        if (told) return "complaint".equals(message.failureCode()) ? "complaint" : "late";
        return message.delivery().name().toLowerCase(Locale.ROOT);
    }

    /** What may have arrived is looked for first. By the time it takes, not by a clock: the browser's may be wrong. */
    private long againIn(ThreadMessage message) {
        if (message.againAt() == null) return 0;
        return Math.max(
                0,
                Duration.between(seat.house().clock().instant(), message.againAt())
                        .toMillis());
    }

    /** Our sentence, where there is one for the reason, and the other side's own words. */
    private @Nullable String failure(ThreadMessage message) {
        String words = message.failure() == null ? null : seat.said(message.failure());
        String code = message.failureCode();
        if (words == null || code == null) return words;
        String sentence = seat.textOr("undelivered." + code, "");
        if (sentence.isEmpty()) return words;
        return words.isBlank() ? sentence : seat.text("undelivered.said", sentence, words);
    }

    private String author(Author author, String channel, String name) {
        if (author == Author.ELSEWHERE)
            return seat.textOr("thread.elsewhere." + channel, seat.text("thread.elsewhere"));
        if (author == Author.RULE) return seat.text("thread.by-rule");
        return name;
    }

    /** A message and what it answers came by one channel. */
    private ThreadItem.@Nullable Answered answered(ThreadMessage message) {
        Answered there = message.answered();
        if (there == null) return null;
        return new ThreadItem.Answered(
                there.id().toString(),
                author(there.author(), message.channel(), there.authorName()),
                there.deleted() ? deleted(there.author()) : name(there.line(), there.fileType()));
    }

    /** What has no content has no name either, only a kind. */
    private String name(String name, String mediaType) {
        if (!mediaType.startsWith(ONLY_IN_MESSENGER)) return name;
        return seat.textOr("file.messenger." + mediaType.substring(ONLY_IN_MESSENGER.length()), name);
    }

    private ThreadItem.Attached attached(FileRow file) {
        return new ThreadItem.Attached(
                file.id().toString(),
                name(file.name(), file.mediaType()),
                file.size(),
                "content/file/" + file.id(),
                file.pictureType().isPresent(),
                file.note() == null ? null : seat.textOr("file." + file.note(), file.note()));
    }

    private @Nullable String recipients(ThreadMessage message, JsonNode details) {
        List<String> parts = new ArrayList<>();
        String to = message.recipient() != null ? message.recipient() : addresses(details.path("recipients"));
        String cc = addresses(details.path("cc"));
        if (!to.isEmpty()) parts.add(seat.text("thread.to", to));
        if (!cc.isEmpty()) parts.add(seat.text("thread.cc", cc));
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private static String addresses(JsonNode node) {
        if (node.isString()) return node.asString();
        List<String> all = new ArrayList<>();
        for (JsonNode one : node)
            all.add(one.isString() ? one.asString() : one.path("address").asString(""));
        all.removeIf(String::isBlank);
        return String.join(", ", all);
    }

    private static JsonNode json(@Nullable String json) {
        if (json == null) return JacksonUtils.createObjectNode();
        try {
            return JacksonUtils.getMapper().readTree(json);
        } catch (JacksonException e) {
            // an extra: a message is shown without it rather than not at all
            return JacksonUtils.createObjectNode();
        }
    }
}

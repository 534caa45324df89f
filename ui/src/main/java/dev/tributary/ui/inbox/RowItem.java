package dev.tributary.ui.inbox;

import com.vaadin.flow.internal.JacksonUtils;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.Priority;
import dev.tributary.engine.search.Context;
import dev.tributary.ui.common.Face;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the list's element takes it; described there ({@code Row} in {@code row.js}).
 *
 * @param id the conversation
 * @param name the customer's name
 * @param initials its initials
 * @param hue which face colour
 * @param channel channel of the last message
 * @param channelName its name
 * @param prefix who wrote the last message, if not the customer
 * @param preview the last message, or what stands around the words that were looked for
 * @param hits where in it these words stand, as pairs of first and last place
 * @param draft whether the agent has a draft
 * @param unread how many messages are unread
 * @param activeAt last activity, in milliseconds since 1970
 * @param waitingSince since when the customer waits
 * @param tags its tags
 * @param assignees who works on it, in words
 * @param priority a word when it presses
 * @param rating how the customer rated it, in words, or null
 * @param resolve whether the agent may resolve it
 * @param current whether it is the open one
 */
record RowItem(
        String id,
        String name,
        String initials,
        int hue,
        String channel,
        String channelName,
        String prefix,
        String preview,
        List<List<Integer>> hits,
        boolean draft,
        int unread,
        long activeAt,
        @Nullable Long waitingSince,
        List<String> tags,
        String assignees,
        @Nullable String priority,
        @Nullable String rating,
        boolean resolve,
        boolean current) {

    static RowItem of(ConversationRow row, @Nullable Context context, Seat seat, boolean current) {
        String name = nameOf(row, seat);
        return new RowItem(
                row.id().toString(),
                name,
                Face.initials(name),
                Math.floorMod(row.contactId().hashCode(), 8),
                row.channel(),
                seat.channelName(row.channel()),
                context == null ? prefix(row, seat) : "",
                context == null ? row.preview() : context.text(),
                context == null ? List.of() : hits(context),
                row.draft() && context == null,
                row.unread(),
                row.lastActivityAt().toEpochMilli(),
                row.waitingSince() == null ? null : row.waitingSince().toEpochMilli(),
                row.tags(),
                assignees(row, seat),
                row.priority().compareTo(Priority.NORMAL) > 0 ? priority(row.priority(), seat) : null,
                rating(row, seat),
                row.mayResolve() && row.status() == ConversationStatus.OPEN,
                current);
    }

    /** As JSON text: what did not change is compared, sent and drawn as one string. */
    String json() {
        return JacksonUtils.getMapper().writeValueAsString(this);
    }

    /** The name to show; somebody nobody knows yet is a visitor with the conversation's number. */
    static String nameOf(ConversationRow row, Seat seat) {
        return row.contactName().isBlank()
                ? seat.text("inbox.visitor", String.valueOf(row.number()))
                : row.contactName();
    }

    /** What the customer gave, or null. */
    static @Nullable String rating(ConversationRow row, Seat seat) {
        return row.rating() == null ? null : seat.text("inbox.rating", row.rating());
    }

    static String priority(Priority priority, Seat seat) {
        return seat.text("priority." + priority.name().toLowerCase(Locale.ROOT));
    }

    static String assignees(ConversationRow row, Seat seat) {
        List<UUID> all = row.assignees();
        return all.stream().map(seat::name).collect(Collectors.joining(", "));
    }

    private static List<List<Integer>> hits(Context context) {
        return context.hits().stream()
                .map(hit -> List.of(hit.start(), hit.end()))
                .toList();
    }

    private static String prefix(ConversationRow row, Seat seat) {
        if (row.previewBy() == Author.CUSTOMER) return "";
        if (row.previewBy() != Author.AGENT) return seat.text("inbox.row.house");
        UUID by = row.previewById();
        if (by == null || by.equals(seat.id())) return seat.text("inbox.row.you");
        String name = seat.name(by);
        int space = name.indexOf(' ');
        return (space > 0 ? name.substring(0, space) : name) + ":";
    }
}

package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.messenger.CommentReader.Listing;
import dev.tributary.routes.messenger.KeptComment.Kind;
import dev.tributary.routes.stream.Told;
import facebook4j.Comment;
import facebook4j.Post;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened below a page's posts since the last round: new comments, answers that the page gave on Facebook itself, and,
 * in every tenth round, for three days, whether a comment says something else now or is gone. A comment is taken for gone
 * when two such rounds in a row do not find it. Used by one thread at a time.
 */
final class PageComments {
    static final Duration USUAL = Duration.ofMinutes(1);
    /** So long a comment is looked at again. */
    static final Duration WATCHED = Duration.ofDays(3);

    static final int THOROUGH = 10;
    private static final int AT_ONCE = 20;
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final UUID account;
    private final Page page;
    private final AccountKey key;
    private final PageMarks marks;
    private final CommentEvents events;
    private final Clock clock;
    /** What watched comments said when they were last read; here only, never stored. */
    private final Map<String, String> said = new HashMap<>();

    private final Set<String> notFound = new HashSet<>();
    private int rounds;

    PageComments(UUID account, Page page, PageMarks marks, CommentEvents events, Clock clock) {
        this.account = account;
        this.page = page;
        this.key = new AccountKey(Channels.COMMENTS, page.id());
        this.marks = marks;
        this.events = events;
        this.clock = clock;
    }

    /** An event with what it is put in order by; made when its turn comes, as it may fetch a picture. */
    private record Timed(Instant at, Supplier<Told> told) {}

    /**
     * Reads, hands in, and remembers how far it came.
     *
     * @throws GraphTrouble when Facebook refuses
     * @throws IOException when no answer came
     */
    void look(CommentReader reader, MissedMessages.Way way) throws IOException {
        Instant now = clock.instant();
        PageMarks.Mark mark = marks.mark(account).orElseGet(() -> first(now));
        Round round = new Round(now, mark);
        GraphTrouble refused = round.read(reader, rounds++ % THOROUGH == 0);
        // before they are handed in: of those that are stored then, none is left unwatched
        marks.watch(account, round.fresh);
        List<Timed> happened =
                round.happened.stream().sorted(Comparator.comparing(Timed::at)).toList();
        Optional<RuntimeException> again = Optional.empty();
        for (int at = 0; at < happened.size(); at += AT_ONCE) {
            Optional<RuntimeException> here =
                    way.hand(happened.subList(at, Math.min(happened.size(), at + AT_ONCE)).stream()
                            .map(timed -> timed.told().get())
                            .toList());
            if (again.isEmpty()) again = here;
        }
        if (again.isPresent()) throw again.get();
        marks.forget(account, round.gone, round.watched);
        round.done();
        if (refused != null) throw refused;
        marks.keep(account, mark.readTo(now));
    }

    /** What a copy from quarantine means. */
    List<ChannelEvent> read(String original) {
        KeptComment kept = KeptComment.read(original);
        Instant at = kept.comment().getCreatedTime().toInstant();
        return List.of(
                switch (kept.kind()) {
                    case WRITTEN -> events.inbound(key, page, kept.post(), kept.comment());
                    case ANSWERED -> echo(kept.post(), kept.comment(), kept.person(), at);
                    case CHANGED -> edit(kept.comment(), clock.instant());
                });
    }

    private MessageEdit edit(Comment comment, Instant now) {
        return new MessageEdit(key, comment.getId(), Unmasked.of(CommentEvents.text(comment)), now);
    }

    /** What the page answered on Facebook itself; ours is known, or will be when its send has come back. */
    private Echo echo(Post post, Comment comment, String person, Instant at) {
        String text = CommentEvents.text(comment);
        UUID delivery = text.isEmpty()
                ? null
                : marks.unsettled(account, person, text)
                        .map(PageMarks.Unsettled::delivery)
                        .orElse(null);
        return new Echo(
                key,
                comment.getId(),
                person,
                post.getId(),
                CommentEvents.parent(comment),
                delivery,
                Unmasked.of(text),
                events.files(page, comment),
                at);
    }

    /** What was written before the switch was turned on stays where it is. Facebook's times are whole seconds. */
    private PageMarks.Mark first(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        PageMarks.Mark fresh = new PageMarks.Mark(second, second);
        marks.keep(account, fresh);
        return fresh;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What one round found. */
    private final class Round {
        private final Instant now;
        private final Instant since;
        private final Instant watched;
        private final Map<String, PageMarks.Comment> kept = new HashMap<>();
        private final List<Timed> happened = new ArrayList<>();
        private final List<PageMarks.Comment> fresh = new ArrayList<>();
        private final List<String> gone = new ArrayList<>();
        private final Map<String, String> texts = new HashMap<>();

        Round(Instant now, PageMarks.Mark mark) {
            this.now = now;
            this.since = later(mark.readTo().minus(OVERLAP), mark.begunAt());
            this.watched = later(now.minus(WATCHED), mark.begunAt());
            for (PageMarks.Comment comment : marks.comments(account, watched)) kept.put(comment.id(), comment);
        }

        /** Reads all posts that may have news; of one that may not be read it says so at the end, for the others' sake. */
        @Nullable
        GraphTrouble read(CommentReader reader, boolean thorough) throws IOException {
            Set<String> watchedPosts =
                    kept.values().stream().map(PageMarks.Comment::post).collect(Collectors.toSet());
            GraphTrouble refused = null;
            for (Post post : reader.posts()) {
                boolean again = thorough && watchedPosts.contains(post.getId());
                if (!again && !mayHaveNews(post)) continue;
                Instant from = again && watched.isBefore(since) ? watched : since;
                try {
                    Below below = new Below(this, post, reader.comments(post.getId(), from));
                    below.news();
                    if (again) below.changes(from);
                } catch (GraphTrouble e) {
                    if (!(e.meaning() instanceof SendOutcome.Permanent)) throw e;
                    refused = e;
                }
            }
            return refused;
        }

        private boolean mayHaveNews(Post post) {
            return post.getUpdatedTime() != null
                    && !post.getUpdatedTime().toInstant().isBefore(since);
        }

        /** It was taken in: what was read is remembered, but nothing of what is watched no more. */
        void done() {
            said.putAll(texts);
            Set<String> left = new HashSet<>(kept.keySet());
            fresh.forEach(comment -> left.add(comment.id()));
            gone.forEach(left::remove);
            said.keySet().retainAll(left);
            notFound.retainAll(left);
        }
    }

    /** What stands below one post. */
    private final class Below {
        private final Round round;
        private final Post post;
        private final List<Comment> comments;
        private final boolean whole;
        private final Map<String, String> people = new HashMap<>();

        Below(Round round, Post post, Listing listing) {
            this.round = round;
            this.post = post;
            this.comments = listing.comments().reversed();
            this.whole = listing.whole();
            round.kept.values().forEach(comment -> people.put(comment.id(), comment.person()));
            for (Comment comment : comments)
                if (!ours(comment)) people.put(comment.getId(), CommentEvents.person(comment));
        }

        private boolean ours(Comment comment) {
            return comment.getFrom() != null
                    && page.id().equals(comment.getFrom().getId());
        }

        private Told told(ChannelEvent event, Kind kind, Comment comment) {
            String name = kind == Kind.CHANGED ? "changed:" + comment.getId() : comment.getId();
            KeptComment kept = new KeptComment(kind, event instanceof Echo echo ? echo.recipient() : "", comment, post);
            return Told.of(event, name, plan -> kept.masked(page, plan));
        }

        void news() {
            Set<String> known =
                    marks.known(account, comments.stream().map(Comment::getId).collect(Collectors.toSet()));
            for (Comment comment : comments) {
                Instant at = comment.getCreatedTime().toInstant();
                if (known.contains(comment.getId())) continue;
                if (ours(comment)) {
                    String person = answered(comment);
                    if (person != null && !at.isAfter(round.now.minus(MissedMessages.SETTLED)))
                        round.happened.add(
                                new Timed(at, () -> told(echo(post, comment, person, at), Kind.ANSWERED, comment)));
                    continue;
                }
                round.happened.add(
                        new Timed(at, () -> told(events.inbound(key, page, post, comment), Kind.WRITTEN, comment)));
                round.fresh.add(
                        new PageMarks.Comment(comment.getId(), post.getId(), CommentEvents.person(comment), at));
                round.texts.put(comment.getId(), CommentEvents.text(comment));
            }
        }

        /** Whom the page answers with this, as far as their comment is here; else null. */
        private @Nullable String answered(Comment comment) {
            return comment.getParent() == null
                    ? null
                    : people.get(comment.getParent().getId());
        }

        void changes(Instant from) {
            Instant now = round.now;
            Set<String> there = comments.stream().map(Comment::getId).collect(Collectors.toSet());
            for (Comment comment : comments) {
                notFound.remove(comment.getId());
                String text = CommentEvents.text(comment);
                if (!round.kept.containsKey(comment.getId()) || text.equals(said.get(comment.getId()))) continue;
                round.texts.put(comment.getId(), text);
                round.happened.add(new Timed(now, () -> told(edit(comment, now), Kind.CHANGED, comment)));
            }
            if (!whole) return;
            for (PageMarks.Comment comment : round.kept.values()) {
                boolean looked =
                        comment.post().equals(post.getId()) && !comment.at().isBefore(from);
                if (!looked || there.contains(comment.id()) || notFound.add(comment.id())) continue;
                MessageDeletion deletion = new MessageDeletion(key, comment.id(), now);
                round.happened.add(new Timed(now, () -> Told.of(deletion, "gone:" + comment.id(), null)));
                notFound.remove(comment.id());
                round.gone.add(comment.id());
            }
        }
    }
}

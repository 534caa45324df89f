package dev.tributary.engine.store;

import dev.tributary.engine.search.TextIndex.Match;
import dev.tributary.engine.search.TextQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * One search for words on PostgreSQL, which goes back in time as far as it is asked to, part by part. The newest part is read;
 * each other one begins {@link #GROWTH} times as far back as the one before, and is read or looked up by how much was found
 * in that. For one thread, in one transaction.
 */
final class WordsSearch {
    /** Each further part begins so many times as far back. */
    static final int GROWTH = 4;

    private static final String FOUND = "select conversation_id, message_id, written_at from ";
    private static final String IN_TIME = "written_at > ?::timestamptz and written_at <= ?::timestamptz"
            + " and (written_at, message_id) < (?::timestamptz, ?::uuid)";
    private static final String NEWEST = " order by written_at desc, message_id desc limit ?";
    /** Reads messages, the newest first, until there are enough; what is asked of a truth is looked up in no index. */
    static final String READ = FOUND + "message_words where (words @@ ?::tsquery) is true and " + IN_TIME + NEWEST;
    /**
     * Looks words and days up and sorts then: PostgreSQL believes unknown words to be frequent, and would read on and on for
     * them. Words and days are two conditions, as the index leaps from one to the other only then.
     */
    static final String LOOK_UP = "with part as materialized (" + FOUND
            + "message_words where words @@ ?::tsquery and words @@ ?::tsquery and (" + IN_TIME + ") is true) " + FOUND
            + "part" + NEWEST;

    private static final String EVER = "-infinity";
    private static final String FOREVER = "infinity";
    private static final UUID LAST = new UUID(-1L, -1L);
    /** As many as are taken of what was looked up: it is paid for then, and the next portion is often wanted. */
    private static final int LOOKED_UP = 1_000;
    /** Words that one message in so many has are found sooner by reading, whole words and beginnings of words. */
    private static final int DENSE = 4;
    /** A beginning is looked up by reading the whole lists of all that begin so. */
    private static final int DENSE_BEGINNINGS = 25;

    private final DSLContext sql;
    private final List<Instant> begins;
    private final int newest;
    private final String words;
    private final boolean beginnings;

    /** Found, and not yet given. */
    private final Deque<Match> ahead = new ArrayDeque<>();

    private int part;
    private boolean reads = true;
    private int found;
    private @Nullable Match last;

    /**
     * @param begins when the parts begin, the newest first; behind the last one is one more
     * @param newest how many messages are in the newest part
     */
    WordsSearch(DSLContext sql, List<Instant> begins, int newest, TextQuery query) {
        this.sql = sql;
        this.begins = begins;
        this.newest = newest;
        this.words = query.words().stream().map(WordsSearch::wanted).collect(Collectors.joining(" & "));
        this.beginnings = query.words().stream().anyMatch(TextQuery.Wanted::beginning);
    }

    /** The next so many, fewer when there are no more. */
    List<Match> next(int limit) {
        List<Match> next = new ArrayList<>();
        while (next.size() < limit) {
            if (ahead.isEmpty() && part > begins.size()) break;
            if (ahead.isEmpty()) goBack(limit - next.size());
            while (next.size() < limit && !ahead.isEmpty()) next.add(ahead.removeFirst());
        }
        return next;
    }

    private void goBack(int wanted) {
        int to = reads ? part : lookedUpTo();
        int most = reads ? wanted : Math.max(wanted, LOOKED_UP);
        List<Match> more =
                found(to < begins.size() ? begins.get(to) : null, part == 0 ? null : begins.get(part - 1), most);
        ahead.addAll(more);
        found += more.size();
        if (!more.isEmpty()) last = more.getLast();
        if (more.size() == most) return;
        reads &= found * (long) (beginnings ? DENSE_BEGINNINGS : DENSE) >= messages(to);
        part = to + 1;
    }

    /** The last of the parts that are looked up at once: as many as have, by what was found so far, not much too much. */
    private int lookedUpTo() {
        int to = part;
        long before = messages(part - 1);
        while (to < begins.size() && (found + 1L) * (messages(to + 1) - before) <= 2L * LOOKED_UP * before) to++;
        return to;
    }

    /** How many messages are in this part and all newer ones. */
    private long messages(int part) {
        return newest * (long) Math.pow(GROWTH, part);
    }

    /** What is found between two moments, or since ever, or until now. */
    private List<Match> found(@Nullable Instant from, @Nullable Instant until, int limit) {
        List<Object> values = new ArrayList<>(List.of(words));
        if (!reads) {
            // the newest part, which has no end, is read
            Instant end = Objects.requireNonNull(until);
            Instant latest = last != null && last.at().isBefore(end) ? last.at() : end;
            values.add(days(from == null ? Instant.MIN : from, latest));
        }
        values.add(from == null ? EVER : from.toString());
        values.add(until == null ? FOREVER : until.toString());
        values.add(last == null ? FOREVER : last.at().toString());
        values.add(last == null ? LAST : last.message());
        values.add(limit);
        return sql.resultQuery(reads ? READ : LOOK_UP, values.toArray()).fetch(WordsSearch::match);
    }

    private static Match match(Record row) {
        return new Match(
                row.get("conversation_id", UUID.class),
                row.get("message_id", UUID.class),
                row.get("written_at", OffsetDateTime.class).toInstant());
    }

    private static String days(Instant from, Instant until) {
        return DayForms.covering(from, until).stream().map(WordsSearch::quoted).collect(Collectors.joining(" | "));
    }

    private static String wanted(TextQuery.Wanted word) {
        String forms = word.forms().stream().map(WordsSearch::quoted).collect(Collectors.joining(" | "));
        return word.beginning()
                ? "(" + forms + " | " + quoted(word.forms().iterator().next()) + ":*)"
                : "(" + forms + ")";
    }

    /** A form as a query takes it: whatever it holds is no operator. */
    private static String quoted(String form) {
        return "'" + form.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

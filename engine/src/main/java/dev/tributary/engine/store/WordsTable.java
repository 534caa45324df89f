package dev.tributary.engine.store;

import dev.tributary.engine.search.TextIndex;
import dev.tributary.engine.search.TextQuery;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link TextIndex} of PostgreSQL, which several nodes share: words and how far they are written change in one transaction,
 * under the lock of one row. These tables are outside code generation: H2 has nothing like them.
 */
final class WordsTable implements TextIndex {
    private static final String REACHED =
            "select version, position, message_id from words_written for update skip locked";
    private static final String REACH = "update words_written set version = ?, position = ?, message_id = ?";
    private static final String SIZE = "select count(*) from message_words";
    private static final String CLEAR = "delete from message_words";
    private static final String WRITE = "insert into message_words (message_id, conversation_id, written_at, words)"
            + " values (?, ?, ?, array_to_tsvector(?::text[]))"
            + " on conflict (message_id) do update set words = excluded.words";
    private static final String IN_TIME = "written_at > ?::timestamptz and written_at <= ?::timestamptz"
            + " and (written_at, message_id) < (?::timestamptz, ?::uuid)";
    private static final String NEWEST = " order by written_at desc, message_id desc limit ?";
    private static final String FOUND = "select conversation_id, message_id, written_at from ";
    /** Reads messages, the newest first, until there are enough; what is asked of a truth is looked up in no index. */
    static final String READ = FOUND + "message_words where (words @@ ?::tsquery) is true and " + IN_TIME + NEWEST;
    /**
     * Looks words and days up and sorts then: PostgreSQL believes unknown words to be frequent, and would read on and on for
     * them. Words and days are two conditions, as the index leaps from one to the other only then.
     */
    static final String LOOK_UP = "with part as materialized (" + FOUND
            + "message_words where words @@ ?::tsquery and words @@ ?::tsquery and (" + IN_TIME + ") is true) " + FOUND
            + "part" + NEWEST;

    private static final String BEGINS =
            "select written_at from message_words order by written_at desc, message_id desc offset ? limit 1";
    private static final String EVER = "-infinity";
    private static final String FOREVER = "infinity";
    private static final UUID LAST = new UUID(-1L, -1L);

    /** Messages in the newest part: as many as are read in some milliseconds. */
    static final int NEWEST_PART = 2_000;
    /** Each further part begins so many times as far back. */
    private static final int GROWTH = 4;

    private static final int PARTS = 6;
    private static final long PARTS_LAST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final FreshPlans plans;
    private final int version;
    private final int newest;
    /** When the parts begin, the newest part first; the last one begins with the first message. */
    private volatile List<Instant> parts = List.of();
    /** When that was looked up. Only the thread that writes uses these. */
    private long partsFrom = System.nanoTime() - PARTS_LAST_NANOS;
    /** How many messages were written, and at how many it is looked up again though it is not time. */
    private long written;

    private long again;

    /** Keeps words of this version, and reads so many of the newest messages through. */
    WordsTable(DSLContext sql, TransactionTemplate transactions, int version, int newest) {
        this.sql = sql;
        this.transactions = transactions;
        this.plans = new FreshPlans(sql, transactions);
        this.version = version;
        this.newest = newest;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A frequent word is found soon by reading the newest messages, a rare one by the index of words, and those between are
     * found slowly by both in a large house. So the newest messages are read, and the others looked through part by part, the
     * newest part first, by their words and their days together: little is read in any, however many there are.
     */
    @Override
    public List<Match> find(TextQuery query, @Nullable Match after, int limit) {
        if (query.words().isEmpty()) return List.of();
        String wanted = query.words().stream().map(WordsTable::wanted).collect(Collectors.joining(" & "));
        return plans.of(() -> {
            List<Match> found = new ArrayList<>();
            Instant until = null;
            for (Instant begin : parts) {
                if (found.size() == limit) return found;
                if (after == null || after.at().isAfter(begin))
                    found.addAll(part(wanted, begin, until, after, limit - found.size()));
                until = begin;
            }
            if (found.size() < limit) found.addAll(part(wanted, null, until, after, limit - found.size()));
            return found;
        });
    }

    /** What is found between two moments, or since ever, or until now. */
    private List<Match> part(
            String wanted, @Nullable Instant from, @Nullable Instant until, @Nullable Match after, int limit) {
        List<Object> values = new ArrayList<>(List.of(wanted));
        if (until != null) {
            Instant last = after != null && after.at().isBefore(until) ? after.at() : until;
            values.add(days(from == null ? Instant.MIN : from, last));
        }
        values.add(from == null ? EVER : from.toString());
        values.add(until == null ? FOREVER : until.toString());
        values.add(after == null ? FOREVER : after.at().toString());
        values.add(after == null ? LAST : after.message());
        values.add(limit);
        return sql.resultQuery(until == null ? READ : LOOK_UP, values.toArray()).fetch(WordsTable::match);
    }

    private static String days(Instant from, Instant until) {
        return DayForms.covering(from, until).stream().map(WordsTable::quoted).collect(Collectors.joining(" | "));
    }

    /**
     * Looks up where the parts begin, now and then: they say only where to look first. In a house that grows fast, or is
     * written anew, whenever as many messages were written again.
     */
    private void divide() {
        if (written < again && System.nanoTime() - partsFrom < PARTS_LAST_NANOS) return;
        List<Instant> begins = new ArrayList<>();
        for (int part = 0, back = newest; part < PARTS; part++, back *= GROWTH) {
            Record begin = sql.fetchOne(BEGINS, back);
            if (begin == null) break;
            begins.add(begin.get("written_at", OffsetDateTime.class).toInstant());
        }
        parts = List.copyOf(begins);
        partsFrom = System.nanoTime();
        again = Math.max(newest, 2 * written);
    }

    @Override
    public int size() {
        return Objects.requireNonNull(sql.fetchOne(SIZE)).get(0, Integer.class);
    }

    private static Match match(Record row) {
        return new Match(
                row.get("conversation_id", UUID.class),
                row.get("message_id", UUID.class),
                row.get("written_at", OffsetDateTime.class).toInstant());
    }

    private static String wanted(TextQuery.Wanted word) {
        String forms = word.forms().stream().map(WordsTable::quoted).collect(Collectors.joining(" | "));
        return word.beginning()
                ? "(" + forms + " | " + quoted(word.forms().iterator().next()) + ":*)"
                : "(" + forms + ")";
    }

    /** A form as a query takes it: whatever it holds is no operator. */
    private static String quoted(String form) {
        return "'" + form.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    public boolean advance(Function<Reached, @Nullable Advance> work) {
        divide();
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Record row = sql.fetchOne(REACHED);
            if (row == null) return false;
            sql.select(ByIndex.untilCommit(sql)).fetch();
            Integer of = row.get("version", Integer.class);
            boolean anew = of != version;
            Advance next = work.apply(
                    anew
                            ? Reached.NOTHING
                            : new Reached(row.get("position", Long.class), null, row.get("message_id", UUID.class)));
            if (next == null) return false;
            if (anew) sql.execute(CLEAR);
            // what was written anew, the oldest first, is written
            if (row.get("message_id") != null && next.reached().message() == null) again = 0;
            written += next.messages().size();
            List<Query> writes = new ArrayList<>();
            for (MessageWords message : next.messages())
                writes.add(sql.query(
                        WRITE,
                        message.message(),
                        message.conversation(),
                        Moments.column(message.at()),
                        Stream.concat(message.forms().stream(), DayForms.of(message.at()))
                                .toArray(String[]::new)));
            sql.batch(writes).execute();
            sql.execute(
                    REACH, version, next.reached().position(), next.reached().message());
            return true;
        }));
    }
}

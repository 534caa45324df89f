package dev.tributary.engine.store;

import dev.tributary.engine.search.TextIndex;
import dev.tributary.engine.search.TextQuery;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private static final String IN_TIME = " and written_at > ?::timestamptz and written_at <= ?::timestamptz"
            + " and (written_at, message_id) < (?::timestamptz, ?::uuid)";
    private static final String NEWEST = " order by written_at desc, message_id desc limit ?";
    /** Reads messages, the newest first, until there are enough; what is asked of a truth is looked up in no index. */
    static final String READ = "select conversation_id, message_id, written_at from message_words"
            + " where (words @@ ?::tsquery) is true" + IN_TIME + NEWEST;
    /** Looks words up and sorts then: PostgreSQL believes unknown words to be frequent, and would read on and on for them. */
    static final String LOOK_UP = "with part as materialized ("
            + "select conversation_id, message_id, written_at from message_words where words @@ ?::tsquery" + IN_TIME
            + ") select conversation_id, message_id, written_at from part" + NEWEST;

    private static final String BEGINS =
            "select written_at from message_words order by written_at desc, message_id desc offset ? limit 1";
    private static final String EVER = "-infinity";
    private static final String FOREVER = "infinity";
    private static final UUID LAST = new UUID(-1L, -1L);

    /** Messages in the newest part: as many as are read in some ten milliseconds. */
    static final int NEWEST_PART = 8_000;
    /** Each further part begins so many times as far back. */
    private static final int GROWTH = 4;

    private static final int PARTS = 4;
    private static final long PARTS_LAST_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final FreshPlans plans;
    private final int version;
    private final int newest;
    /** When the parts begin, the newest part first; the last one begins with the first message. */
    private volatile List<OffsetDateTime> parts = List.of();
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
     * newest part first, by the index of words and that of time together: little is read in any, however many there are.
     */
    @Override
    public List<Match> find(TextQuery query, @Nullable Match after, int limit) {
        if (query.words().isEmpty()) return List.of();
        String wanted = query.words().stream().map(WordsTable::wanted).collect(Collectors.joining(" & "));
        OffsetDateTime before = after == null ? null : Moments.column(after.at());
        UUID last = after == null ? LAST : after.message();
        return plans.of(() -> {
            List<Match> found = new ArrayList<>();
            String until = FOREVER;
            for (OffsetDateTime begin : parts) {
                if (found.size() == limit) return found;
                if (before == null || before.isAfter(begin))
                    found.addAll(part(wanted, begin.toString(), until, before, last, limit - found.size()));
                until = begin.toString();
            }
            if (found.size() < limit) found.addAll(part(wanted, EVER, until, before, last, limit - found.size()));
            return found;
        });
    }

    private List<Match> part(
            String wanted, String from, String until, @Nullable OffsetDateTime before, UUID last, int limit) {
        return sql.resultQuery(
                        until.equals(FOREVER) ? READ : LOOK_UP,
                        wanted,
                        from,
                        until,
                        before == null ? FOREVER : before.toString(),
                        last,
                        limit)
                .fetch(WordsTable::match);
    }

    /**
     * Looks up where the parts begin, now and then: they say only where to look first. In a house that grows fast, or is
     * written anew, whenever as many messages were written again.
     */
    private void divide() {
        if (written < again && System.nanoTime() - partsFrom < PARTS_LAST_NANOS) return;
        List<OffsetDateTime> begins = new ArrayList<>();
        for (int part = 0, back = newest; part < PARTS; part++, back *= GROWTH) {
            Record begin = sql.fetchOne(BEGINS, back);
            if (begin == null) break;
            begins.add(begin.get("written_at", OffsetDateTime.class));
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
                        message.forms().toArray(String[]::new)));
            sql.batch(writes).execute();
            sql.execute(
                    REACH, version, next.reached().position(), next.reached().message());
            return true;
        }));
    }
}

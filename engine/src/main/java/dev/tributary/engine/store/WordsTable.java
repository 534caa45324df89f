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
import java.util.function.ToIntFunction;
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
    /** Leaves no dead rows behind, of which a list of the index would be full for long. */
    private static final String CLEAR = "truncate message_words";

    private static final String WRITE = "insert into message_words (message_id, conversation_id, written_at, words)"
            + " values (?, ?, ?, array_to_tsvector(?::text[]))"
            + " on conflict (message_id) do update set words = excluded.words";
    private static final String BEGINS =
            "select written_at from message_words order by written_at desc, message_id desc offset ? limit 1";
    /** Messages in the newest part: as many as are read in some milliseconds. */
    static final int NEWEST_PART = 2_000;

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
    public void find(TextQuery query, int first, ToIntFunction<List<Match>> more) {
        if (query.words().isEmpty()) return;
        plans.of(() -> {
            WordsSearch search = new WordsSearch(sql, parts, newest, query);
            for (int wanted = first; wanted > 0; ) {
                List<Match> found = search.next(wanted);
                int next = more.applyAsInt(found);
                if (found.size() < wanted) break;
                wanted = next;
            }
            return query;
        });
    }

    /**
     * Looks up where the parts begin, now and then: they say only where to look first. In a house that grows fast, or is
     * written anew, whenever as many messages were written again.
     */
    private void divide() {
        if (written < again && System.nanoTime() - partsFrom < PARTS_LAST_NANOS) return;
        List<Instant> begins = new ArrayList<>();
        for (int part = 0, back = newest; part < PARTS; part++, back *= WordsSearch.GROWTH) {
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

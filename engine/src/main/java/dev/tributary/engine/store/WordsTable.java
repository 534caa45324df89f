package dev.tributary.engine.store;

import dev.tributary.engine.search.TextIndex;
import dev.tributary.engine.search.TextQuery;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
    private static final String FIND = "select conversation_id, message_id, written_at from message_words"
            + " where words @@ ?::tsquery order by written_at desc, message_id desc limit ?";
    private static final String FIND_ON = "select conversation_id, message_id, written_at from message_words"
            + " where words @@ ?::tsquery and (written_at, message_id) < (?::timestamptz, ?::uuid)"
            + " order by written_at desc, message_id desc limit ?";

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final FreshPlans plans;
    private final int version;

    WordsTable(DSLContext sql, TransactionTemplate transactions, int version) {
        this.sql = sql;
        this.transactions = transactions;
        this.plans = new FreshPlans(sql, transactions);
        this.version = version;
    }

    @Override
    public List<Match> find(TextQuery query, @Nullable Match after, int limit) {
        if (query.words().isEmpty()) return List.of();
        String wanted = query.words().stream().map(WordsTable::wanted).collect(Collectors.joining(" & "));
        return plans.of(() -> (after == null
                        ? sql.resultQuery(FIND, wanted, limit)
                        : sql.resultQuery(FIND_ON, wanted, Moments.column(after.at()), after.message(), limit))
                .fetch(WordsTable::match));
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
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Record row = sql.fetchOne(REACHED);
            if (row == null) return false;
            sql.select(ByIndex.untilCommit(sql)).fetch();
            Integer of = row.get("version", Integer.class);
            boolean anew = of != version;
            Advance next = work.apply(
                    anew
                            ? Reached.NOTHING
                            : new Reached(row.get("position", Long.class), row.get("message_id", UUID.class)));
            if (next == null) return false;
            if (anew) sql.execute(CLEAR);
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

package dev.tributary.engine.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has PostgreSQL plan each statement for the values it is asked with. By itself it settles after a few times on one plan for
 * all values, and what is right for a tag of ten conversations is wrong for one of ten thousand. It is told too that looking a
 * row up costs hardly more than reading the next one, as it does where there is memory or a disk without a moving head:
 * otherwise it reads a list to its end rather than look up a few hundred. Neither the compiler nor helpers, which take longer
 * to start than a page takes.
 */
@Component
final class FreshPlans {
    private static final String ALWAYS = "select set_config('plan_cache_mode', 'force_custom_plan', true),"
            + " set_config('random_page_cost', '1.1', true), set_config('jit', 'off', true),"
            + " set_config('max_parallel_workers_per_gather', '0', true)";

    private final DSLContext sql;
    private final TransactionTemplate transactions;

    FreshPlans(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** The answer to a question. */
    <T> T of(Supplier<T> question) {
        if (sql.family() != SQLDialect.POSTGRES) return question.get();
        return Objects.requireNonNull(transactions.execute(status -> {
            sql.fetch(ALWAYS);
            return question.get();
        }));
    }
}

package dev.tributary.engine.store;

import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has PostgreSQL plan each statement for the values it is asked with. By itself it settles after a few times on one plan for
 * all values, and what is right for a tag of ten conversations is wrong for one of ten thousand.
 */
@Component
final class FreshPlans {
    private static final String ALWAYS = "set local plan_cache_mode = force_custom_plan";

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
            sql.execute(ALWAYS);
            return question.get();
        }));
    }
}

package dev.tributary.engine.store;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.RowCountQuery;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.SettingsTools;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Where inserts that may find their row already there begin. On H2 they become a merge from a table of parameters, whose
 * columns get their types from casts; all other statements go without casts, see {@link DatabaseConfiguration}.
 */
final class Upserts {
    private static final String UNIQUE_VIOLATION = "23505";

    private Upserts() {}

    static DSLContext in(DSLContext sql) {
        return sql.configuration()
                .derive(SettingsTools.clone(sql.settings()).withParamCastMode(ParamCastMode.DEFAULT))
                .dsl();
    }

    /**
     * Inserts a row unless it is there, and says whether it did. H2's merge looks before it writes: when somebody else adds
     * the row in between, the broken key says what the look would have said a moment later. A broken key ends only the
     * statement on H2, not its transaction; PostgreSQL decides in one step and breaks none.
     */
    static boolean added(RowCountQuery insert) {
        try {
            return insert.execute() > 0;
        } catch (IntegrityConstraintViolationException e) {
            if (!UNIQUE_VIOLATION.equals(e.sqlState())) throw e;
            return false;
        }
    }

    /** Writes a row that is usually there, or adds it; and writes it after all when somebody else adds it meanwhile. */
    static void keep(RowCountQuery update, RowCountQuery insert) {
        if (update.execute() == 0 && !added(insert)) update.execute();
    }

    /** Inserts rows unless they are there, in one round trip, or one by one when somebody else adds one of them meanwhile. */
    static void addAll(DSLContext sql, List<? extends RowCountQuery> inserts) {
        if (inserts.isEmpty()) return;
        if (inserts.size() > 1) {
            try {
                sql.batch(inserts).execute();
                return;
            } catch (IntegrityConstraintViolationException e) {
                if (!UNIQUE_VIOLATION.equals(e.sqlState())) throw e;
            }
        }
        inserts.forEach(Upserts::added);
    }
}

package dev.tributary.engine.store;

import org.jooq.DSLContext;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.SettingsTools;

/**
 * Where inserts that may find their row already there begin. On H2 they become a merge from a table of parameters, whose
 * columns get their types from casts; all other statements go without casts, see {@link DatabaseConfiguration}.
 */
final class Upserts {
    private Upserts() {}

    static DSLContext in(DSLContext sql) {
        return sql.configuration()
                .derive(SettingsTools.clone(sql.settings()).withParamCastMode(ParamCastMode.DEFAULT))
                .dsl();
    }
}

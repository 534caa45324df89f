package dev.tributary.engine.store;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Tells PostgreSQL, until the transaction ends, to look rows up by their keys: for work of which all look-ups are such. By
 * itself it settles after ten times on a plan for each look-up and keeps it until the table is analysed, a minute or more
 * later. While the tables are small that plan is to read them through, and in a young house under load they are not small for
 * long. Plans made anew for every statement would lose at the inserts much of what they save at the look-ups. Without the
 * compiler, because until version 17 what can only be read through seems so dear that it would be compiled each time.
 */
final class ByIndex {
    private ByIndex() {}

    /** What to select, alone or beside something else; nothing happens on H2. */
    static Field<String> untilCommit(DSLContext sql) {
        return sql.family() == SQLDialect.POSTGRES
                ? setting("enable_seqscan").concat(setting("jit"))
                : DSL.castNull(SQLDataType.VARCHAR);
    }

    private static Field<String> setting(String name) {
        return DSL.function("set_config", String.class, DSL.inline(name), DSL.inline("off"), DSL.inline(true));
    }
}

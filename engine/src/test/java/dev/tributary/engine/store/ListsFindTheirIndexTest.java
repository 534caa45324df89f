package dev.tributary.engine.store;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.junit.jupiter.api.Test;

/** H2 reads a whole table for a list it cannot look up. */
class ListsFindTheirIndexTest {
    @Test
    void everyListOfNamesOrIdsIsLookedUp() {
        try (EngineKit engine = EngineKit.start(TestDatabase.H2)) {
            DSLContext sql = engine.get(DSLContext.class);
            List<UUID> ids = Stream.generate(UUID::randomUUID).limit(5).toList();

            assertThat(plan(
                            sql,
                            sql.select(MESSAGE.ID)
                                    .from(MESSAGE)
                                    .where(
                                            MESSAGE.EXTERNAL_ID.in("one", "two", "three"),
                                            MESSAGE.ACCOUNT_ID.in(UUID.randomUUID()))))
                    .contains("message_external")
                    .contains("external_id IN(");
            assertThat(plan(sql, sql.select(CONVERSATION.ID).from(CONVERSATION).where(CONVERSATION.ID.in(ids))))
                    .containsIgnoringCase("primary_key")
                    .doesNotContain("tableScan");
        }
    }

    @Test
    void whatIsUnreadIsCountedByOneIndex() {
        try (EngineKit engine = EngineKit.start(TestDatabase.H2)) {
            DSLContext sql = engine.get(DSLContext.class);
            String plan = sql.explain(QueueTables.unread(sql, UUID.randomUUID(), List.of(UUID.randomUUID())))
                    .plan();
            assertThat(plan).containsPattern("(?s)message_kind: kind = .{0,40}conversation_id = .{0,60}seq > ");
        }
    }

    /** The part of H2's plan that says how rows are found stands in a comment. */
    private static String plan(DSLContext sql, Select<?> query) {
        String plan = String.valueOf(sql.explain(query).plan());
        return plan.substring(plan.indexOf("/*"), plan.indexOf("*/"));
    }
}

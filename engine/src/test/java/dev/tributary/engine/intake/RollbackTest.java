package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.CONTACT;
import static dev.tributary.engine.store.schema.Tables.CONTACT_IDENTITY;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_TAG;
import static dev.tributary.engine.store.schema.Tables.EVENT_LOG;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static dev.tributary.engine.store.schema.Tables.RULE_TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.InboundMessage;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement of the intake transaction fails in the database itself: a constraint is put up against it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RollbackTest {
    private static final AccountKey MAILBOX = new AccountKey("email", "support@example.org");
    private static final List<Table<?>> WRITTEN = List.of(
            CONTACT, CONTACT_IDENTITY, CONVERSATION, CONVERSATION_TAG, MESSAGE, MESSAGE_REF, RULE_TRACE, EVENT_LOG);

    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;

    RollbackTest(TestDatabase database) {
        FakeRuleCompiler rules = new FakeRuleCompiler();
        kit = EngineKit.start(database, rules);
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        kit.get(ChannelAccounts.class).addByOperator(MAILBOX, "Support", new ChannelSettings(Map.of(), Map.of()));
        rules.decide(snapshot -> List.of(new Decision.Tag(0, "refund")));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private List<Integer> rows() {
        return WRITTEN.stream().map(table -> sql.fetchCount(table)).toList();
    }

    private InboundMessage mail(String id, String text) {
        return Incoming.mail(MAILBOX, "ann@example.org", id).text(text).build();
    }

    @Test
    void whenTheLastStatementFailsNothingOfTheMessageIsLeftAndItMayComeAgain() {
        intake.accept(mail("1@x", "first"));
        List<Integer> before = rows();
        sql.execute("alter table rule_trace add constraint broken check (problems is not null) "
                + (sql.family() == org.jooq.SQLDialect.H2 ? "nocheck" : "not valid"));
        assertThatThrownBy(() -> intake.accept(mail("2@x", "second"))).isInstanceOf(RuntimeException.class);
        assertThat(rows()).isEqualTo(before);

        sql.execute("alter table rule_trace drop constraint broken");
        assertThat(intake.accept(mail("2@x", "second"))).isInstanceOf(IntakeResult.Stored.class);
        assertThat(intake.accept(mail("2@x", "second"))).isInstanceOf(IntakeResult.Duplicate.class);
    }

    @Test
    void ofABatchTheDatabaseRefusesOneOfTheOthersAreKeptWholeAndAllMayComeAgain() {
        sql.execute("alter table message add constraint broken check (body <> 'poison')");
        List<InboundMessage> batch = List.of(mail("1@x", "one"), mail("2@x", "poison"), mail("3@x", "three"));
        assertThatThrownBy(() -> intake.acceptAll(batch)).isInstanceOf(RuntimeException.class);
        assertThat(sql.select(MESSAGE.EXTERNAL_ID)
                        .from(MESSAGE)
                        .where(MESSAGE.KIND.eq("INBOUND"))
                        .fetch(MESSAGE.EXTERNAL_ID))
                .containsExactlyInAnyOrder("1@x", "3@x");
        assertThat(sql.fetchCount(CONVERSATION)).isEqualTo(2);
        assertThat(sql.fetchCount(RULE_TRACE)).isEqualTo(2);

        sql.execute("alter table message drop constraint broken");
        assertThat(intake.acceptAll(batch))
                .extracting(result -> result.getClass().getSimpleName())
                .containsExactly("Duplicate", "Stored", "Duplicate");
    }
}

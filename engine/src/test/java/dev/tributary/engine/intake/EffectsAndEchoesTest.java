package dev.tributary.engine.intake;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.CONVERSATION_ASSIGNEE;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.Receipt;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class EffectsAndEchoesTest {
    private static final AccountKey PAGE = new AccountKey("messenger", "1001");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;
    private final Agent kim;
    private final Group billing;

    EffectsAndEchoesTest(TestDatabase database) {
        kit = EngineKit.start(database, rules);
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        kit.get(ChannelAccounts.class).addByOperator(PAGE, "Page", new ChannelSettings(Map.of(), Map.of()));
        Seeds seeds = Seeds.in(kit);
        billing = seeds.group("billing");
        kim = seeds.agent("Kim", Role.AGENT, billing);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored write(String id) {
        return (IntakeResult.Stored)
                intake.accept(Incoming.chat(PAGE, "psid", id).build());
    }

    private List<UUID> assignees() {
        return sql.select(CONVERSATION_ASSIGNEE.AGENT_ID)
                .from(CONVERSATION_ASSIGNEE)
                .fetch()
                .map(row -> row.value1());
    }

    private void giveToKimAndResolve() {
        rules.decide(snapshot ->
                List.of(new Decision.AssignGroup(0, "billing"), new Decision.AssignAgent(0, "kim@example.com")));
        write("1");
        rules.decide(snapshot -> List.of());
        assertThat(assignees()).containsExactly(kim.id());
        sql.update(CONVERSATION).set(CONVERSATION.STATUS, "RESOLVED").execute();
    }

    @Test
    void aReopenedConversationGoesBackToWhoHadItAndIsOnShift() {
        giveToKimAndResolve();
        kit.get(People.class).setPresence(kim.id(), Presence.AWAY);
        write("2");
        assertThat(assignees()).containsExactly(kim.id());
        assertThat(rules.seen().getLast().conversation().assigneeOnShift()).isTrue();
    }

    @Test
    void aReopenedConversationOfSomebodyOffShiftIsNobodysInTheSameGroup() {
        giveToKimAndResolve();
        kit.get(People.class).setPresence(kim.id(), Presence.OFFLINE);
        write("2");
        var row = sql.selectFrom(CONVERSATION).fetchSingle();
        assertThat(row.getStatus()).isEqualTo("OPEN");
        assertThat(row.getGroupId()).isEqualTo(billing.id());
        assertThat(row.getAssigneeCount()).isZero();
        assertThat(assignees()).isEmpty();
    }

    @Test
    void anAnswerGivenElsewhereStandsInTheThreadAndEndsTheWaiting() {
        write("1");
        Echo echo = new Echo(
                PAGE,
                "mid.9",
                "psid",
                null,
                Unmasked.of("from the page"),
                List.of(),
                kit.clock().instant());
        assertThat(intake.accept(echo)).isInstanceOf(IntakeResult.Stored.class);
        assertThat(intake.accept(echo)).isInstanceOf(IntakeResult.Duplicate.class);

        var message = sql.fetchSingle(MESSAGE, MESSAGE.EXTERNAL_ID.eq("mid.9"));
        assertThat(message.getKind()).isEqualTo("OUTBOUND");
        assertThat(message.getAuthor()).isEqualTo("ELSEWHERE");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getWaitingSince()).isNull();
    }

    @Test
    void aReceiptForNothingOfOursChangesNothing() {
        write("1");
        assertThat(intake.accept(new Receipt(
                        PAGE,
                        Receipt.State.READ,
                        "psid",
                        List.of(),
                        kit.clock().instant(),
                        kit.clock().instant())))
                .isEqualTo(new IntakeResult.Updated(0));
    }
}

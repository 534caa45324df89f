package dev.tributary.engine.reaction;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who of a group gets a conversation where a rule leaves that to a policy. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SharingTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;
    private final Desk desk;
    private final Group billing;
    private final Agent anna;
    private final Agent bela;

    SharingTest(TestDatabase database) {
        kit = EngineKit.start(database, rules, new RecordingGateway(), new FakeChannels());
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        desk = kit.get(Desk.class);
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        Seeds seeds = Seeds.in(kit);
        billing = seeds.group("billing");
        anna = seeds.agent("Anna", Role.AGENT, billing);
        bela = seeds.agent("Bela", Role.AGENT, billing);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored write(String visitor) {
        return (IntakeResult.Stored)
                intake.accept(Incoming.chat(SITE, visitor, "1").build());
    }

    private void share(String policy) {
        rules.decide(snapshot -> List.of(new Decision.AssignByPolicy(0, policy, "billing")));
    }

    @Test
    void turnsGoRoundAmongThoseOnline() {
        online(anna, bela);
        share("roundRobin");
        List<UUID> given = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            given.add(assignee(write("v" + i).conversationId()));
            kit.clock().advance(Duration.ofSeconds(1));
        }
        assertThat(given).containsExactly(anna.id(), bela.id(), anna.id(), bela.id());
        assertThat(sql.selectFrom(CONVERSATION).fetch())
                .allMatch(row -> billing.id().equals(row.getGroupId()));
    }

    @Test
    void theLeastBusyGetsTheNextEvenWithinABatch() {
        online(anna, bela);
        UUID first = write("v1").conversationId();
        desk.take(anna.id(), first);
        share("leastBusy");
        List<UUID> given = intake
                .acceptAll(List.of(
                        Incoming.chat(SITE, "a", "1").build(),
                        Incoming.chat(SITE, "b", "1").build(),
                        Incoming.chat(SITE, "c", "1").build()))
                .stream()
                .map(result -> assignee(((IntakeResult.Stored) result).conversationId()))
                .toList();
        assertThat(given.getFirst()).isEqualTo(bela.id());
        assertThat(given).containsExactlyInAnyOrder(bela.id(), bela.id(), anna.id());
    }

    @Test
    void whenNobodyIsOnlineItWaitsInTheGroup() {
        share("leastBusy");
        IntakeResult.Stored stored = write("v1");
        assertThat(kit.get(RuleTraces.class)
                        .of(stored.messageId())
                        .orElseThrow()
                        .problems())
                .containsExactly("problem.nobodyOnline");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getGroupId()).isEqualTo(billing.id());
    }

    private void online(Agent... agents) {
        for (Agent agent : agents) kit.get(People.class).setPresence(agent.id(), Presence.ONLINE);
    }

    private UUID assignee(UUID conversation) {
        return kit.get(RuleTraces.class)
                .standing(conversation)
                .assignees()
                .iterator()
                .next();
    }
}

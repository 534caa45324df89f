package dev.tributary.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ThreadOwner;
import dev.tributary.engine.store.schema.Tables;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking over a customer where the channel has nothing to say to it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ThreadControlTest {
    private static final AccountKey PAGE = new AccountKey("messenger", "1001");

    private final EngineKit kit;
    private final Seeds seeds;
    private final Desk desk;
    private final UUID conversation;

    ThreadControlTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeChannels(), new FakeRuleCompiler());
        seeds = Seeds.in(kit);
        desk = kit.get(Desk.class);
        kit.get(ChannelAccounts.class).addByOperator(PAGE, "Page", new ChannelSettings(Map.of(), Map.of()));
        Intake intake = kit.get(Intake.class);
        conversation = ((IntakeResult.Stored)
                        intake.accept(Incoming.chat(PAGE, "eva", "1").build()))
                .conversationId();
        intake.accept(new ThreadOwner(
                PAGE, "eva", ThreadOwner.What.TAKEN, "4002", kit.clock().instant()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private void isRefused(Agent agent, Reason reason) {
        assertThatThrownBy(() -> desk.takeOver(agent.id(), conversation))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private int events() {
        return kit.get(DSLContext.class).fetchCount(Tables.EVENT_LOG);
    }

    @Test
    void aRefusalWithoutAWordSaysThatMuchAndChangesNothing() {
        Agent owner = seeds.owner();
        int before = events();
        isRefused(owner, Reason.OTHER_SIDE_SILENT);
        assertThat(events()).isEqualTo(before);
        assertThat(kit.get(Inbox.class).head(owner.id(), conversation).routes())
                .singleElement()
                .satisfies(way -> assertThat(way.owner()).isEqualTo("4002"));
    }

    @Test
    void whoMayNotOpenTheConversationDoesNotGetAsFarAsTheOtherSide() {
        Agent outsider = seeds.agent("Odon", Role.AGENT);
        desk.assign(
                seeds.owner().id(), conversation, Set.of(), seeds.group("sales").id());
        isRefused(outsider, Reason.NOT_VISIBLE);
    }
}

package dev.tributary.engine.deed;

import static dev.tributary.engine.store.schema.Tables.DEED;
import static dev.tributary.engine.store.schema.Tables.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.errand.Errands;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Deeds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What plugins do because rules said so. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeedsTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final String CARD = "4111 1111 1111 1111";

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final Tickets tickets = new Tickets();
    private final EngineKit kit;
    private final DSLContext sql;

    DeedsTest(TestDatabase database) {
        kit = EngineKit.start(database, rules, tickets, new FakeChannels());
        sql = kit.get(DSLContext.class);
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        rules.decide(snapshot -> List.of(new Decision.Extra(0, "fileTicket", "returns " + CARD)));
    }

    /** Files tickets, or fails to. */
    private static final class Tickets implements Deeds {
        private final List<Deed> filed = new CopyOnWriteArrayList<>();
        private volatile boolean broken;

        @Override
        public boolean knows(String word) {
            return word.equals("fileTicket");
        }

        @Override
        public void perform(Deed deed) {
            filed.add(deed);
            if (broken) throw new IllegalStateException("the ticket office is closed");
        }
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private IntakeResult.Stored write() {
        return (IntakeResult.Stored)
                kit.get(Intake.class).accept(Incoming.chat(SITE, "v1", "1").build());
    }

    private void awaitTries(int tries, DeedStore.State state) {
        await().untilAsserted(() -> assertThat(sql.selectFrom(DEED).fetch())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getTries()).isEqualTo(tries);
                    assertThat(row.getState()).isEqualTo(state.name());
                }));
    }

    @Test
    void aPluginDoesItAfterTheCommitAndSeesMaskedWords() {
        IntakeResult.Stored stored = write();
        awaitTries(1, DeedStore.State.DONE);
        assertThat(tickets.filed).singleElement().satisfies(deed -> {
            assertThat(deed.word()).isEqualTo("fileTicket");
            assertThat(deed.argument()).startsWith("returns ").doesNotContain(CARD);
            assertThat(deed.rule()).isEqualTo(FakeRuleCompiler.RULE);
            assertThat(deed.event()).isEqualTo("messageReceived");
            assertThat(deed.conversationId()).isEqualTo(stored.conversationId());
            assertThat(deed.messageId()).isEqualTo(stored.messageId());
        });
    }

    @Test
    void aPluginThatThrowsIsAskedAgainUnderTheSameIdAndGivenUpInTheEnd() {
        tickets.broken = true;
        IntakeResult.Stored stored = write();
        for (int tries = 1; tries <= Performing.PAUSES.size(); tries++) {
            awaitTries(tries, DeedStore.State.WAITING);
            kit.advance(Performing.PAUSES.get(tries - 1));
        }
        awaitTries(Performing.PAUSES.size() + 1, DeedStore.State.DEAD);
        assertThat(tickets.filed.stream().map(Deeds.Deed::id).distinct()).hasSize(1);
        assertThat(sql.selectFrom(MESSAGE)
                        .where(MESSAGE.CONVERSATION_ID.eq(stored.conversationId()))
                        .and(MESSAGE.KIND.eq(MessageKind.EVENT.name()))
                        .fetch(MESSAGE.BODY))
                .contains("event.deed_failed.rule");
    }

    @Test
    void aPluginThatWorksAgainDoesIt() {
        tickets.broken = true;
        write();
        awaitTries(1, DeedStore.State.WAITING);
        tickets.broken = false;
        kit.advance(Performing.PAUSES.getFirst());
        awaitTries(2, DeedStore.State.DONE);
    }

    @Test
    void whatWasSettledLongAgoIsForgotten() {
        write();
        awaitTries(1, DeedStore.State.DONE);
        kit.advance(Errands.KEPT.plusMinutes(1));
        await().untilAsserted(() -> assertThat(sql.fetchCount(DEED)).isZero());
    }

    @Test
    void whatNoPluginDoesIsAProblemInTheTrace() {
        rules.decide(snapshot -> List.of(new Decision.Extra(0, "bakeBread", "white")));
        IntakeResult.Stored stored = write();
        assertThat(kit.get(RuleTraces.class)
                        .of(stored.messageId())
                        .orElseThrow()
                        .problems())
                .containsExactly("problem.unknownDeed:bakeBread");
        assertThat(sql.fetchCount(DEED)).isZero();
    }
}

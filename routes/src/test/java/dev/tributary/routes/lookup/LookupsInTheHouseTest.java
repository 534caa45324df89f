package dev.tributary.routes.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.CompiledRules.Lookup;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From a message over a decision that waits and a register that answers over HTTP to what a rule does with the answer. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LookupsInTheHouseTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final LookupHouse house;
    private final EngineKit kit;
    private final Agent owner;

    LookupsInTheHouseTest(TestDatabase database, @TempDir Path data) throws IOException {
        house = new LookupHouse(data);
        rules.need(snapshot ->
                snapshot.event().equals("messageReceived") ? List.of(new Lookup("crm", "ann@example.com")) : List.of());
        rules.decide(snapshot ->
                snapshot.event().equals("messageReceived") ? List.of(new Decision.Tag(0, tier(snapshot))) : List.of());
        kit = EngineKit.start(database, rules, house.routes, new FakeChannels());
        owner = Seeds.in(kit).owner();
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
    }

    private static String tier(Snapshot snapshot) {
        return snapshot.lookups().isEmpty()
                ? "?"
                : snapshot.lookups().getFirst().values().getOrDefault("tier", "unknown");
    }

    @AfterEach
    void stop() {
        kit.close();
        house.close();
    }

    private IntakeResult.Stored write(String id) {
        return (IntakeResult.Stored)
                kit.get(Intake.class).accept(Incoming.chat(SITE, "v1", id).build());
    }

    private KeptTrace kept(IntakeResult.Stored message) {
        return kit.get(RuleTraces.class).of(message.messageId()).orElseThrow();
    }

    private List<String> tags(String id) {
        return kept(write(id)).snapshot().conversation().tags();
    }

    @Test
    void aMessageIsDecidedWithWhatTheRegisterSaid() {
        house.write("crm.yaml", house.asking("crm", "/customers"));
        IntakeResult.Stored message = write("1");
        await().untilAsserted(() -> assertThat(kept(message).verdicts()).containsExactly(RuleVerdict.FIRED));
        assertThat(kept(message).snapshot().lookups()).singleElement().satisfies(answer -> {
            assertThat(answer.key()).isEqualTo("ann@example.com");
            assertThat(answer.values()).containsEntry("tier", "gold").containsEntry("orders", "12");
            assertThat(answer.values().get("card")).doesNotContain("4111 1111").endsWith("1111");
        });
        assertThat(tags("2")).containsExactly("gold");
        assertThat(house.asked()).containsExactly("/customers?email=ann%40example.com");
    }

    @Test
    void aRegisterThatIsSlowIsWaitedForTwoSecondsAndAskedAgain() {
        house.write("crm.yaml", house.asking("crm", "/slow"));
        IntakeResult.Stored message = write("1");
        await().until(() -> house.asked().size() == 1);
        assertThat(waits(message)).isTrue();
        // longer than it may take, and than it is left in peace after that
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            kit.advance(Duration.ofSeconds(5));
            return house.asked().size() == 2;
        });
        house.release();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            kit.advance(Duration.ofSeconds(5));
            return !waits(message);
        });
        assertThat(tags("2")).containsExactly("gold");
    }

    private boolean waits(IntakeResult.Stored message) {
        return RuleVerdict.waits(kept(message).verdicts());
    }

    @Test
    void aFileThatComesLateAnswersWhatWaitsForIt() {
        IntakeResult.Stored message = write("1");
        assertThat(kit.get(RuleBooks.class)
                        .trace(owner.id(), message.messageId(), Locale.ENGLISH)
                        .orElseThrow()
                        .problems())
                .containsExactly("problem.lookupAwaited");
        house.write("crm.yaml", LookupHouse.saying("crm", "{\"tier\": \"silver\"}"));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            kit.advance(Duration.ofSeconds(5));
            return !waits(message);
        });
        assertThat(tags("2")).contains("silver");
    }
}

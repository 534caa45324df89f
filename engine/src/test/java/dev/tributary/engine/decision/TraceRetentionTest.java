package dev.tributary.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.TraceRetention.Days;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TraceRetentionTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final TraceRetention retention;
    private final UUID owner;
    private final UUID kim;

    TraceRetentionTest(TestDatabase database) {
        kit = EngineKit.start(database, rules);
        retention = kit.get(TraceRetention.class);
        Seeds seeds = Seeds.in(kit);
        owner = seeds.owner().id();
        kim = seeds.agent("Kim", Role.AGENT).id();
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private UUID write(String id, Decision... decisions) {
        rules.decide(snapshot -> List.of(decisions));
        return ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(SITE, "v1", id).text(id).build()))
                .messageId();
    }

    private boolean kept(UUID message) {
        return kit.get(RuleTraces.class).of(message).isPresent();
    }

    private void purge() {
        kit.get(TracePurge.class).run(() -> false);
    }

    @Test
    void whatCameOfATraceSaysHowLongItIsKept() {
        kit.stopScheduler();
        UUID nothing = write("nothing");
        UUID fired = write("fired", new Decision.Tag(0, "a"));
        UUID failed = write("failed", new Decision.AssignGroup(0, "nowhere"));
        retention.change(owner, new Days(60, 30, 10));

        kit.clock().advance(Duration.ofDays(10));
        UUID fresh = write("fresh");
        purge();
        assertThat(List.of(kept(nothing), kept(fired), kept(failed))).containsExactly(true, true, true);
        kit.clock().advance(Duration.ofMinutes(1));
        purge();
        assertThat(List.of(kept(nothing), kept(fired), kept(failed))).containsExactly(false, true, true);
        kit.clock().advance(Duration.ofDays(21));
        purge();
        assertThat(List.of(kept(fresh), kept(fired), kept(failed))).containsExactly(false, true, false);
        kit.clock().advance(Duration.ofDays(30));
        purge();
        assertThat(kept(fired)).isFalse();
    }

    @Test
    void thePurgeIsATaskOfTheHouse() {
        UUID old = write("old");
        kit.clock().advance(Duration.ofDays(15));
        // the run at start may still be under way and look at the old time: the next one is due an hour later
        await().until(() -> {
            kit.clock().advance(Duration.ofHours(1));
            kit.get(Scheduler.class).triggerCheckForDueExecutions();
            return !kept(old);
        });
    }

    @Test
    void theOutcomeOfATraceIsTheWorstOfItsRules() {
        byte fired = RuleVerdict.FIRED;
        byte untried = RuleVerdict.NOT_TRIED;
        assertThat(TraceOutcome.of(new byte[] {0, untried}, List.of())).isEqualTo(TraceOutcome.NOTHING);
        assertThat(TraceOutcome.of(new byte[] {3, fired}, List.of())).isEqualTo(TraceOutcome.FIRED);
        assertThat(TraceOutcome.of(new byte[] {RuleVerdict.SHADOWED}, List.of()))
                .isEqualTo(TraceOutcome.FIRED);
        assertThat(TraceOutcome.of(new byte[] {fired, RuleVerdict.BROKE}, List.of()))
                .isEqualTo(TraceOutcome.FAILED);
        assertThat(TraceOutcome.of(new byte[] {fired}, List.of("problem"))).isEqualTo(TraceOutcome.FAILED);
    }

    @Test
    void theTimesCanBeChangedWithinReasonAndByFullAccess() {
        assertThat(retention.current()).isEqualTo(new Days(90, 90, 14));
        retention.change(owner, new Days(1, 2, 3));
        assertThat(retention.current()).isEqualTo(new Days(1, 2, 3));
        assertThat(refused(owner, new Days(1, 0, 3))).isEqualTo(Reason.FIELD_MALFORMED);
        assertThat(refused(owner, new Days(1, 2, 3651))).isEqualTo(Reason.FIELD_MALFORMED);
        assertThat(refused(kim, new Days(1, 2, 3))).isEqualTo(Reason.NEEDS_FULL_ACCESS);
    }

    private Reason refused(UUID agent, Days days) {
        return catchThrowableOfType(CommandRefused.class, () -> retention.change(agent, days))
                .reason();
    }
}

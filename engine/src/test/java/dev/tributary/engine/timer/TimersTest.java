package dev.tributary.engine.timer;

import static dev.tributary.engine.store.schema.Tables.CONVERSATION;
import static dev.tributary.engine.store.schema.Tables.TIMER_FIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.decision.CompiledRules.Trigger;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.KeptTrace;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.hours.BusinessHours;
import dev.tributary.engine.hours.BusinessHours.Stretch;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes due. The house's clock stands at a Wednesday morning, 10:00 in Budapest. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TimersTest {
    private static final AccountKey SITE = new AccountKey("chat", "shop");
    private static final Duration TWENTY = Duration.ofMinutes(20);

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final Intake intake;
    private final DSLContext sql;
    private final Seeds seeds;
    private final UUID account;

    TimersTest(TestDatabase database) {
        kit = EngineKit.start(database, rules, new FakeChannels());
        // swept when a test says so: two sweeps at once share what they find
        kit.stopScheduler();
        intake = kit.get(Intake.class);
        sql = kit.get(DSLContext.class);
        seeds = Seeds.in(kit);
        account = kit.get(ChannelAccounts.class)
                .addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private void activate(Trigger... triggers) {
        rules.waitFor(triggers);
        RuleBooks books = kit.get(RuleBooks.class);
        long live = books.books().getFirst().liveRevision();
        books.activate(seeds.owner().id(), "routing", live, "activation " + live);
        sweep();
    }

    private static Trigger unanswered(Duration after, boolean businessHours) {
        return new Trigger(0, "unanswered", after, businessHours, null);
    }

    private void sweep() {
        kit.get(Sweep.class).run(() -> false);
    }

    private void sweepAfter(Duration time) {
        kit.clock().advance(time);
        sweep();
    }

    private UUID write(String id) {
        return ((IntakeResult.Stored)
                        intake.accept(Incoming.chat(SITE, "v1", id).build()))
                .conversationId();
    }

    private void reply(Agent agent, UUID conversation) {
        kit.get(Desk.class)
                .reply(
                        agent.id(),
                        conversation,
                        new Reply(account, null, null, Unmasked.of("Here you are"), List.of(), 100, true));
    }

    /** The timed events that rules were asked about, in order. */
    private List<Snapshot> asked() {
        return rules.seen().stream()
                .filter(seen -> !seen.event().equals("messageReceived"))
                .toList();
    }

    @Test
    void whoWaitsTooLongIsNoticedOnce() {
        activate(unanswered(TWENTY, false));
        rules.decide(on("unanswered", new Decision.Prioritise(0, "urgent")));
        UUID conversation = write("1");
        sweepAfter(TWENTY.minusSeconds(1));
        assertThat(asked()).isEmpty();

        sweepAfter(Duration.ofSeconds(1));
        sweepAfter(TWENTY);
        assertThat(asked()).hasSize(1);
        assertThat(asked().getFirst().happened().after()).isEqualTo(TWENTY);
        assertThat(asked().getFirst().conversation().waitingSince()).isNotNull();
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getPriority()).isEqualTo("URGENT");
        List<KeptTrace> traces = kit.get(EventTraces.class).of(conversation, 10);
        assertThat(traces).hasSize(1);
        assertThat(traces.getFirst().snapshot()).isEqualTo(asked().getFirst());
    }

    private static Function<Snapshot, List<Decision>> on(String event, Decision... decisions) {
        return snapshot -> snapshot.event().equals(event) ? List.of(decisions) : List.of();
    }

    @Test
    void anAnswerEndsTheWaitAndTheNextMessageBeginsAnother() {
        activate(unanswered(TWENTY, false));
        Agent anna = seeds.agent("Anna", Role.AGENT);
        UUID conversation = write("1");
        kit.clock().advance(Duration.ofMinutes(10));
        reply(anna, conversation);
        sweepAfter(Duration.ofHours(1));
        assertThat(asked()).isEmpty();

        write("2");
        sweepAfter(TWENTY);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aRulesOwnAnswerIsNoAnswerAndDoesNotStartTheWaitAnew() {
        activate(unanswered(TWENTY, false));
        rules.decide(on("unanswered", new Decision.Reply(0, "We are coming")));
        write("1");
        sweepAfter(TWENTY);
        sweepAfter(Duration.ofHours(2));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aDeletedRuleVoidsWhatItWaitedForAndAChangedOneWaitsAnew() {
        activate(unanswered(TWENTY, false));
        write("1");
        kit.clock().advance(Duration.ofMinutes(10));
        activate(unanswered(Duration.ofMinutes(40), false));
        sweepAfter(Duration.ofMinutes(15));
        assertThat(asked()).isEmpty();
        sweepAfter(Duration.ofMinutes(15));
        assertThat(asked()).hasSize(1);
        assertThat(asked().getFirst().happened().after()).isEqualTo(Duration.ofMinutes(40));

        activate(new Trigger(0, "messageReceived", null, false, null));
        write("2");
        sweepAfter(Duration.ofDays(1));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aNewRuleIsNotAskedAboutWhatFellDueBeforeIt() {
        activate(new Trigger(0, "messageReceived", null, false, null));
        write("1");
        kit.clock().advance(Duration.ofHours(5));
        activate(unanswered(TWENTY, false));
        sweepAfter(Duration.ofDays(1));
        assertThat(asked()).isEmpty();
    }

    @Test
    void aRuleThatWentAndCameBackDoesNotFireForWhatFellDueMeanwhile() {
        activate(unanswered(TWENTY, false));
        write("1");
        activate(new Trigger(0, "messageReceived", null, false, null));
        kit.clock().advance(Duration.ofHours(5));
        activate(unanswered(TWENTY, false));
        sweepAfter(Duration.ofDays(1));
        assertThat(asked()).isEmpty();
    }

    @Test
    void whatFellDueWhileTheHouseStoodStillStillFires() {
        activate(unanswered(TWENTY, false));
        write("1");
        sweepAfter(Duration.ofDays(3));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void onlyBusinessHoursCountWhereTheRuleSaysSoAndEachGroupHasItsOwn() {
        OpeningHours hours = kit.get(OpeningHours.class);
        Group night = seeds.group("night");
        UUID owner = seeds.owner().id();
        hours.change(owner, null, daily(9, 17));
        hours.change(owner, night.id(), daily(20, 24));
        activate(unanswered(Duration.ofHours(1), true));
        kit.clock().set(Instant.parse("2026-11-25T15:30:00Z"));
        UUID contact = seeds.contact("Vera", null);
        UUID byDay =
                seeds.conversation(contact, "chat", account).inbound("hello").plant();
        UUID byNight = seeds.conversation(contact, "chat", account)
                .group(night)
                .inbound("hello")
                .plant();

        sweepAfter(Duration.ofHours(4).plusMinutes(29));
        assertThat(fired()).isEmpty();
        sweepAfter(Duration.ofMinutes(1));
        assertThat(fired()).containsExactly(byNight);
        kit.clock().set(Instant.parse("2026-11-26T08:29:59Z"));
        sweep();
        assertThat(fired()).containsExactly(byNight);
        sweepAfter(Duration.ofSeconds(1));
        assertThat(fired()).containsExactlyInAnyOrder(byNight, byDay);
        assertThat(asked()).allMatch(snapshot -> snapshot.happened().businessHours());
    }

    private List<@Nullable UUID> fired() {
        return sql.select(TIMER_FIRED.CONVERSATION_ID).from(TIMER_FIRED).fetch(TIMER_FIRED.CONVERSATION_ID);
    }

    private static BusinessHours daily(int from, int to) {
        List<Stretch> day = List.of(new Stretch(from * 60, to * 60));
        return new BusinessHours(
                ZoneId.of("Europe/Budapest"),
                Map.of(
                        DayOfWeek.WEDNESDAY, day,
                        DayOfWeek.THURSDAY, day,
                        DayOfWeek.FRIDAY, day),
                Set.of());
    }

    @Test
    void whatARuleWritesDoesNotKeepAConversationFromFallingIdleNorMakeItFallIdleAgain() {
        activate(new Trigger(0, "idle", Duration.ofHours(2), false, null));
        rules.decide(on("idle", new Decision.Note(0, "Nothing happened here")));
        write("1");
        sweepAfter(Duration.ofHours(2));
        sweepAfter(Duration.ofHours(3));
        assertThat(asked()).hasSize(1);
        write("2");
        sweepAfter(Duration.ofHours(2));
        assertThat(asked()).hasSize(2);
    }

    @Test
    void aResolvedConversationIsNeverDue() {
        activate(unanswered(TWENTY, false), new Trigger(0, "idle", TWENTY, false, null));
        UUID conversation = write("1");
        kit.get(Desk.class).resolve(seeds.owner().id(), conversation);
        sweepAfter(Duration.ofHours(1));
        assertThat(asked()).isEmpty();
    }

    @Test
    void aConversationThatIsPutAsideComesBackAtItsTimeAndRulesAreAsked() {
        activate(
                new Trigger(0, "messageReceived", null, false, null), new Trigger(0, "snoozeEnded", null, false, null));
        rules.decide(on("messageReceived", new Decision.Snooze(0, Duration.ofHours(3))));
        UUID conversation = write("1");
        assertThat(status()).isEqualTo("SNOOZED");
        UUID owner = seeds.owner().id();
        Inbox inbox = kit.get(Inbox.class);
        assertThat(inbox.counts(owner)).containsEntry(Queue.ALL, 1).containsEntry(Queue.NEW, 0);

        sweepAfter(Duration.ofHours(3).minusSeconds(1));
        assertThat(status()).isEqualTo("SNOOZED");
        sweepAfter(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo("OPEN");
        assertThat(inbox.counts(owner)).containsEntry(Queue.NEW, 1);
        assertThat(asked().stream().map(Snapshot::event)).containsExactly("snoozeEnded");
        assertThat(inbox.thread(owner, conversation, Long.MAX_VALUE, 10)
                        .getLast()
                        .body())
                .isEqualTo("event.woken");
    }

    private String status() {
        return sql.selectFrom(CONVERSATION).fetchSingle().getStatus();
    }

    @Test
    void theCustomersMessageEndsTheSnooze() {
        activate(unanswered(TWENTY, false));
        rules.decide(on("unanswered", new Decision.Snooze(0, Duration.ofDays(1))));
        write("1");
        sweepAfter(TWENTY);
        assertThat(status()).isEqualTo("SNOOZED");
        write("2");
        assertThat(status()).isEqualTo("OPEN");
        assertThat(sql.selectFrom(CONVERSATION).fetchSingle().getSnoozedUntil()).isNull();
    }

    @Test
    void aCalendarAsksAboutEveryUnresolvedConversationOnceEachTime() {
        kit.get(OpeningHours.class)
                .change(seeds.owner().id(), null, BusinessHours.always(ZoneId.of("Europe/Budapest")));
        activate(new Trigger(0, "schedule", null, false, "0 30 11 * * *"));
        rules.decide(on("schedule", new Decision.Tag(0, "daily")));
        write("1");
        sweepAfter(Duration.ofMinutes(89));
        assertThat(asked()).isEmpty();
        sweepAfter(Duration.ofMinutes(1));
        sweepAfter(Duration.ofMinutes(1));
        assertThat(asked()).hasSize(1);
        assertThat(asked().getFirst().happened().schedule()).isEqualTo("0 30 11 * * *");
        // three days of standing still are made up for once
        sweepAfter(Duration.ofDays(3));
        assertThat(asked()).hasSize(2);
        assertThat(fired()).isEmpty();
    }
}

package dev.tributary.engine.outbox;

import static dev.tributary.engine.store.schema.Tables.DELIVERY;
import static dev.tributary.engine.store.schema.Tables.MESSAGE_REF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.LogReader;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.Receipt;
import dev.tributary.engine.spi.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class OutboxTest {
    @Parameter
    TestDatabase database;

    private final RecordingGateway gateway = new RecordingGateway();
    private EngineKit kit;
    private Seeds seeds;
    private LaneFixture lane;

    @BeforeEach
    void start() {
        kit = EngineKit.start(database, gateway);
        seeds = Seeds.in(kit);
        lane = LaneFixture.in(seeds, seeds.account("email", "shop@example.com"), seeds.owner(), 3);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void aQueuedMessageIsSentAfterItsCommitAndItsIdsAreRemembered() {
        gateway.answering(message -> new SendOutcome.Sent("ours@example.com", List.of("theirs@provider.example")));
        UUID delivery = lane.queue(kit, 0);
        awaitState(0, DeliveryState.SENT);
        assertThat(gateway.handed()).singleElement().satisfies(message -> {
            assertThat(message.deliveryId()).isEqualTo(delivery);
            assertThat(message.text()).isEqualTo("answer 0");
            assertThat(message.recipientName()).isEqualTo("Cili");
            assertThat(message.recipient()).isEqualTo("cili@example.com");
            assertThat(message.writtenByPerson()).isTrue();
        });
        assertThat(kit.get(DSLContext.class)
                        .select(MESSAGE_REF.RFC_ID, MESSAGE_REF.KIND)
                        .from(MESSAGE_REF)
                        .fetchMap(MESSAGE_REF.RFC_ID, MESSAGE_REF.KIND))
                .containsOnly(
                        java.util.Map.entry("ours@example.com", "OWN"),
                        java.util.Map.entry("theirs@provider.example", "PROVIDER"));
        assertThat(new LogReader(kit).details(EventKind.DELIVERY_CHANGED)).containsExactly("SENDING", "SENT");
        await().until(this::laneGone);
    }

    @Test
    void theLatencyAfterTheCommitIsFarBelowThePollInterval() {
        lane.queue(kit, 0);
        awaitState(0, DeliveryState.SENT);
        await().until(this::laneGone);
        long fast = 0;
        for (int i = 0; i < 5; i++) {
            LaneFixture other = LaneFixture.in(seeds, lane.account, seeds.owner(), 1);
            int before = gateway.handed().size();
            long start = System.nanoTime();
            other.queue(kit, 0);
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> gateway.handed().size() > before);
            if (System.nanoTime() - start < 500_000_000L) fast++;
        }
        assertThat(fast).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whatRollsBackIsNeverSent() {
        kit.get(TransactionTemplate.class).executeWithoutResult(status -> {
            lane.queue(kit, 0);
            status.setRollbackOnly();
        });
        lane.queue(kit, 1);
        awaitState(1, DeliveryState.SENT);
        assertThat(gateway.messages()).containsExactly(lane.messages.get(1));
    }

    @Test
    void outsideATransactionNothingIsQueued() {
        assertThatThrownBy(() -> kit.get(Outbox.class)
                        .enqueue(new Outbox.NewDelivery(lane.messages.get(0), lane.conversation, lane.account, 1, "x")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTemporaryFailureHoldsTheLaneAndIsTriedAgainInOrder() {
        gateway.answering(
                message -> message.attempt() == 1 && message.messageId().equals(lane.messages.get(0))
                        ? new SendOutcome.Temporary("421", "busy", null)
                        : new SendOutcome.Sent(null, List.of()));
        lane.queue(kit, 0);
        await().until(() -> attempts(0) == 1 && lane.state(kit, 0) == DeliveryState.QUEUED && idle());
        lane.queue(kit, 1);
        assertThat(lane.state(kit, 1)).isEqualTo(DeliveryState.QUEUED);
        pass(Duration.ofSeconds(7));
        awaitState(1, DeliveryState.SENT);
        assertThat(gateway.messages())
                .containsExactly(lane.messages.get(0), lane.messages.get(0), lane.messages.get(1));
        assertThat(gateway.handed().get(0).deliveryId())
                .isEqualTo(gateway.handed().get(1).deliveryId());
    }

    @Test
    void afterTwelveTriesItIsGivenUpAndAPersonMaySendItAgain() {
        gateway.answering(message -> new SendOutcome.Temporary("421", "busy", null));
        lane.queue(kit, 0);
        for (int i = 1; i <= Backoff.TRIES; i++) {
            int tries = i;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> attempts(0) == tries && lane.state(kit, 0) != DeliveryState.SENDING && idle());
            pass(Duration.ofMinutes(73));
        }
        awaitState(0, DeliveryState.DEAD);
        gateway.answering(message -> new SendOutcome.Sent(null, List.of()));
        lane.requeue(kit, 0);
        awaitState(0, DeliveryState.SENT);
        assertThatThrownBy(() -> lane.requeue(kit, 0)).isInstanceOf(CommandRefused.class);
    }

    @Test
    void aFailedMessageAndOneOfUnknownFateDoNotHoldUpTheNext() {
        gateway.answering(message -> message.messageId().equals(lane.messages.get(0))
                ? new SendOutcome.Permanent("550", "no such user, card 4111 1111 1111 1111")
                : message.messageId().equals(lane.messages.get(1))
                        ? new SendOutcome.Unknown("cut after the request")
                        : new SendOutcome.Sent(null, List.of()));
        for (int i = 0; i < 3; i++) lane.queue(kit, i);
        awaitState(2, DeliveryState.SENT);
        assertThat(lane.state(kit, 0)).isEqualTo(DeliveryState.FAILED);
        assertThat(lane.state(kit, 1)).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(gateway.messages()).containsExactlyElementsOf(lane.messages);
        assertThat(kit.get(DSLContext.class)
                        .select(DELIVERY.FAILURE)
                        .from(DELIVERY)
                        .where(DELIVERY.MESSAGE_ID.eq(lane.messages.get(0)))
                        .fetchOne(DELIVERY.FAILURE))
                .contains("no such user")
                .doesNotContain("4111 1111");
    }

    @Test
    void aBrokenAccountHoldsItsLanesUntilItWorksAgain() {
        gateway.answering(message -> new SendOutcome.AccountBroken("190", "the token expired"));
        lane.queue(kit, 0);
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        await().until(() -> accounts.account(lane.account).orElseThrow().state() == ChannelAccount.State.RECONNECT);
        lane.queue(kit, 1);
        assertThat(gateway.handed()).hasSize(1);
        gateway.answering(message -> new SendOutcome.Sent(null, List.of()));
        accounts.report(lane.account, ChannelAccount.State.ACTIVE, null);
        awaitState(1, DeliveryState.SENT);
        assertThat(lane.state(kit, 0)).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void aLimitOfTheAccountHoldsAllItsLanesOneTriesFirstAndOtherAccountsGoOn() {
        LaneFixture second = LaneFixture.in(seeds, lane.account, seeds.owner(), 1);
        LaneFixture third = LaneFixture.in(seeds, lane.account, seeds.owner(), 1);
        LaneFixture elsewhere = LaneFixture.in(seeds, seeds.account("email", "other@example.com"), seeds.owner(), 1);
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        gateway.answering(message -> message.account().account().equals("other@example.com")
                ? new SendOutcome.Sent(null, List.of())
                : new SendOutcome.AccountHeld("limit", "too many, card 4111 1111 1111 1111", null));
        lane.queue(kit, 0);
        await().until(() -> accounts.account(lane.account).orElseThrow().notBefore() != null);
        assertThat(accounts.account(lane.account).orElseThrow().lastError())
                .contains("too many")
                .doesNotContain("4111 1");
        second.queue(kit, 0);
        third.queue(kit, 0);
        elsewhere.queue(kit, 0);
        await().until(() -> elsewhere.state(kit, 0) == DeliveryState.SENT);
        assertThat(gateway.handed()).hasSize(2);

        // the first hold is a minute, the next twice that
        for (int holds = 1; holds <= 2; holds++) {
            int before = gateway.handed().size();
            Instant until = accounts.account(lane.account).orElseThrow().notBefore();
            pass(Duration.ofMinutes(holds).plusSeconds(1));
            await().until(() -> gateway.handed().size() > before
                    && !until.equals(
                            accounts.account(lane.account).orElseThrow().notBefore())
                    && idle());
            assertThat(gateway.handed()).hasSize(before + 1);
        }
        assertThat(accounts.account(lane.account).orElseThrow().notBefore())
                .isEqualTo(kit.clock().instant().plus(Duration.ofMinutes(4)));
        gateway.answering(message -> new SendOutcome.Sent(null, List.of()));
        pass(Duration.ofMinutes(4).plusSeconds(1));
        awaitState(0, DeliveryState.SENT);
        await().until(() -> second.state(kit, 0) == DeliveryState.SENT && third.state(kit, 0) == DeliveryState.SENT);
        assertThat(accounts.account(lane.account).orElseThrow().notBefore()).isNull();
        assertThat(attempts(0)).isOne();
    }

    @Test
    void whatACrashLeftInSendingIsRepeatedOnlyWhereTheOtherSideKnowsRepeats() {
        leftInSending(0);
        awaitState(0, DeliveryState.SENT);
        gateway.notRepeatable();
        leftInSending(1);
        awaitState(1, DeliveryState.UNKNOWN);
        assertThat(gateway.messages()).containsExactly(lane.messages.get(0));
    }

    @Test
    void anEchoSettlesAnUnknownFateAndReceiptsNeverGoBack() {
        gateway.answering(message -> new SendOutcome.Unknown("cut"));
        UUID delivery = lane.queue(kit, 0);
        awaitState(0, DeliveryState.UNKNOWN);
        Deliveries deliveries = kit.get(Deliveries.class);
        Instant now = kit.clock().instant();
        assertThat(in(() -> deliveries.recordEcho(lane.account, "mid.1", delivery, now)))
                .isEqualTo(Optional.of(true));
        assertThat(in(() -> deliveries.recordEcho(lane.account, "mid.1", delivery, now)))
                .isEqualTo(Optional.of(false));
        assertThat(in(() -> deliveries.recordEcho(lane.account, "mid.9", null, now)))
                .isEmpty();
        assertThat(lane.state(kit, 0)).isEqualTo(DeliveryState.SENT);
        assertThat(in(() -> deliveries.recordReceipt(
                        lane.account, "cili@example.com", Receipt.State.READ, List.of(), now.plusSeconds(1), now)))
                .isEqualTo(1);
        assertThat(in(() -> deliveries.recordReceipt(
                        lane.account, "cili@example.com", Receipt.State.DELIVERED, List.of("mid.1"), null, now)))
                .isZero();
        assertThat(lane.state(kit, 0)).isEqualTo(DeliveryState.READ);
    }

    @Test
    void whatWasTakenOfAMessageIsRememberedAndTheNextTryIsTold() {
        gateway.answering(message -> message.attempt() == 1
                ? new SendOutcome.Partly(List.of("part.1"), new SendOutcome.Temporary("421", "busy", null))
                : new SendOutcome.Sent("part.2", List.of()));
        lane.queue(kit, 0);
        await().until(() -> attempts(0) == 1 && lane.state(kit, 0) == DeliveryState.QUEUED && idle());
        pass(Duration.ofSeconds(7));
        awaitState(0, DeliveryState.SENT);
        assertThat(gateway.handed())
                .extracting(OutgoingMessage::takenIds)
                .containsExactly(List.of(), List.of("part.1"));
        assertThat(kit.get(DSLContext.class).fetchCount(MESSAGE_REF, MESSAGE_REF.MESSAGE_ID.eq(lane.messages.get(0))))
                .isEqualTo(2);
    }

    @Test
    void ofAMessageTakenInPartTheRestSaysWhatBecameOfIt() {
        gateway.answering(message -> message.messageId().equals(lane.messages.get(0))
                ? new SendOutcome.Partly(List.of("part.1"), new SendOutcome.Permanent("100", "no such file"))
                : new SendOutcome.Partly(List.of("part.2"), new SendOutcome.AccountBroken("190", "expired")));
        lane.queue(kit, 0);
        awaitState(0, DeliveryState.FAILED);
        lane.queue(kit, 1);
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        await().until(() -> accounts.account(lane.account).orElseThrow().state() == ChannelAccount.State.RECONNECT);
        assertThat(lane.state(kit, 1)).isEqualTo(DeliveryState.QUEUED);
    }

    @Test
    void anEchoOfAPieceIsOursSettlesNothingAndThePieceIsNotSentAgain() {
        gateway.answering(message -> new SendOutcome.Unknown("cut"));
        UUID delivery = lane.queue(kit, 0);
        awaitState(0, DeliveryState.UNKNOWN);
        Deliveries deliveries = kit.get(Deliveries.class);
        for (int i = 0; i < 2; i++)
            assertThat(in(() -> deliveries.recordPiece(lane.account, "mid.1", delivery)))
                    .isTrue();
        UUID another = seeds.account("email", "other@example.com");
        assertThat(in(() -> deliveries.recordPiece(another, "mid.2", delivery))).isFalse();
        assertThat(in(() -> deliveries.recordPiece(lane.account, "mid.3", UUID.randomUUID())))
                .isFalse();
        assertThat(lane.state(kit, 0)).isEqualTo(DeliveryState.UNKNOWN);
        gateway.answering(message -> new SendOutcome.Sent(null, List.of()));
        lane.requeue(kit, 0);
        awaitState(0, DeliveryState.SENT);
        assertThat(gateway.handed().getLast().takenIds()).containsExactly("mid.1");
    }

    @Test
    void aBounceFailsWhatWasSent() {
        gateway.answering(message -> new SendOutcome.Sent("m.1", List.of()));
        lane.queue(kit, 0);
        awaitState(0, DeliveryState.SENT);
        Deliveries deliveries = kit.get(Deliveries.class);
        int failed = in(() -> deliveries.recordFailure(
                lane.account,
                new ToldFailure(
                        "m.1",
                        null,
                        null,
                        true,
                        "5.1.1",
                        new Masker().mask(Unmasked.of("no such user"), MaskPlan.CARDS),
                        kit.clock().instant())));
        assertThat(failed).isEqualTo(1);
        assertThat(lane.state(kit, 0)).isEqualTo(DeliveryState.FAILED);
    }

    private void leftInSending(int i) {
        kit.get(Scheduler.class).pause();
        UUID delivery = lane.queue(kit, i);
        kit.get(DSLContext.class)
                .update(DELIVERY)
                .set(DELIVERY.STATE, DeliveryState.SENDING.name())
                .set(DELIVERY.ATTEMPTS, 1)
                .where(DELIVERY.ID.eq(delivery))
                .execute();
        kit.get(Scheduler.class).resume();
        kit.get(Scheduler.class).triggerCheckForDueExecutions();
    }

    private void pass(Duration time) {
        kit.clock().advance(time);
        kit.get(Scheduler.class).triggerCheckForDueExecutions();
    }

    private void awaitState(int i, DeliveryState state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> lane.state(kit, i) == state);
    }

    private int attempts(int i) {
        Integer attempts = kit.get(DSLContext.class)
                .select(DELIVERY.ATTEMPTS)
                .from(DELIVERY)
                .where(DELIVERY.MESSAGE_ID.eq(lane.messages.get(i)))
                .fetchOne(DELIVERY.ATTEMPTS);
        return attempts == null ? 0 : attempts;
    }

    /**
     * Whether no lane is being worked on. A clock that jumps meanwhile would make its worker look dead; and the scheduler
     * waits by this clock, which stands: if it is told to look before the lane has been put back, nobody tells it again.
     */
    private boolean idle() {
        return lanes(ScheduledExecutionsFilter.all().withPicked(true)) == 0;
    }

    private boolean laneGone() {
        return lanes(ScheduledExecutionsFilter.all()) == 0;
    }

    /** The scheduler's own list leaves out what is being worked on. */
    private int lanes(ScheduledExecutionsFilter filter) {
        AtomicInteger found = new AtomicInteger();
        kit.get(Scheduler.class).fetchScheduledExecutions(filter, task -> {
            if (task.getTaskInstance().getTaskName().equals(LaneTask.NAME)) found.incrementAndGet();
        });
        return found.get();
    }

    private <T> T in(Supplier<T> work) {
        return java.util.Objects.requireNonNull(
                kit.get(TransactionTemplate.class).execute(status -> work.get()));
    }
}

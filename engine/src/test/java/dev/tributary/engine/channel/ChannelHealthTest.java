package dev.tributary.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How far an account is behind, both ways. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChannelHealthTest {
    private static final AccountKey SUPPORT = new AccountKey("email", "support@shop.example");

    private final RecordingGateway gateway = new RecordingGateway();
    private final EngineKit kit;
    private final UUID account;

    ChannelHealthTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler(), gateway);
        account = kit.get(ChannelAccounts.class)
                .addByOperator(SUPPORT, "Shop", new ChannelSettings(Map.of(), Map.of()))
                .id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private ChannelHealth.Health health() {
        return kit.get(ChannelHealth.class).of(account).orElseThrow();
    }

    @Test
    void aNewAccountHasSeenNothingAndIsNotBehind() {
        assertThat(health()).isEqualTo(new ChannelHealth.Health(null, null, null, null, 0, null));
        assertThat(health().behind(kit.clock().instant())).isZero();
        assertThat(kit.get(ChannelHealth.class).of(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aMailboxIsBehindByWhatHasNotBeenFetched() {
        Instant looked = kit.clock().instant();
        MailboxMarks marks = kit.get(MailboxMarks.class);
        marks.keep(account, "Old", mark(looked.minus(Duration.ofDays(9))));
        marks.keep(account, "INBOX", mark(looked));
        assertThat(health().readTo()).isEqualTo(looked);
        assertThat(health().fetchesLate(looked.plus(ChannelHealth.LATE))).isFalse();
        Instant later = looked.plus(ChannelHealth.LATE).plusSeconds(1);
        assertThat(health().fetchesLate(later)).isTrue();
        assertThat(health().behind(later)).isEqualTo(ChannelHealth.LATE.plusSeconds(1));
    }

    private static MailboxMarks.Mark mark(Instant complete) {
        return new MailboxMarks.Mark("shop@mail.example", 1, 0, null, 7, complete, complete);
    }

    @Test
    void aPageIsBehindByWhatItHasNotBeenLookedThroughFor() {
        Instant looked = kit.clock().instant();
        kit.get(PageMarks.class).keep(account, new PageMarks.Mark(looked, looked));
        assertThat(health().readTo()).isEqualTo(looked);
    }

    @Test
    void whatWaitsToGoOutIsCountedWithTheOldestUntilItIsGone() {
        UUID owner = Seeds.in(kit).owner().id();
        IntakeResult.Stored stored = (IntakeResult.Stored) kit.get(Intake.class)
                .accept(Incoming.mail(SUPPORT, "eva@customer.example", "1@customer.example")
                        .build());
        gateway.answering(any -> new SendOutcome.Temporary("connection", "nobody is there", null));
        Instant first = kit.clock().instant();
        for (int n = 0; n < 2; n++) {
            kit.get(Desk.class)
                    .reply(
                            owner,
                            stored.conversationId(),
                            new Reply(account, null, null, Unmasked.of("Soon."), List.of(), Long.MAX_VALUE, true));
            kit.clock().advance(Duration.ofMinutes(1));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> !gateway.handed().isEmpty());
        assertThat(health().unsent()).isEqualTo(2);
        assertThat(health().unsentSince()).isEqualTo(first);
        assertThat(health().sendsLate(first.plus(ChannelHealth.LATE).plusSeconds(1)))
                .isTrue();
        assertThat(health().lastMessageAt()).isNotNull();
        gateway.answering(message -> new SendOutcome.Sent("x-" + message.deliveryId(), List.of()));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            kit.advance(Duration.ofMinutes(1));
            return health().unsent() == 0;
        });
        assertThat(health().unsentSince()).isNull();
    }
}

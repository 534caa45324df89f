package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.kit.CountingIntake;
import dev.tributary.routes.stream.AccountSetup;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails that break rules, among good ones, in a mailbox and the real store: R10 of the checks. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BadMailsTest {
    private static final AccountKey KEY = new AccountKey("email", "support@shop.example");

    private final EngineKit kit;
    private final CountingIntake intake;
    private final Quarantine quarantine;
    private final UUID owner;
    private final IncomingMail incoming;
    private final KeptMails mailbox = new KeptMails();

    BadMailsTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler(), new RecordingGateway(), new FakeChannels());
        intake = new CountingIntake(kit.get(Intake.class));
        quarantine = kit.get(Quarantine.class);
        owner = Seeds.in(kit).owner().id();
        ChannelSettings settings = new ChannelSettings(
                Map.of("address", KEY.account(), "imapHost", "127.0.0.1", "smtpHost", "127.0.0.1"), Map.of());
        ChannelAccount account = kit.get(ChannelAccounts.class).addByOperator(KEY, "Shop", settings);
        incoming = new IncomingMail(
                MailAccount.of(new AccountSetup(account.id(), KEY, "Shop", settings), MailServers.byPassword(settings)),
                new MailParser(new FakeIds()),
                quarantine,
                new RefusedMails(quarantine),
                kit.get(Clock.class));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void oneLookTakesEveryGoodMailAndPutsAsideWhatCannotBeReadAndLosesNone() throws Exception {
        Map<String, byte[]> bad = BadMails.all();
        assertThat(bad).hasSizeGreaterThanOrEqualTo(60);
        int good = 0;
        for (byte[] mail : bad.values()) {
            mailbox.add(mail);
            mailbox.add(BadMails.good(good++));
        }
        List<IntakeResult> results = new ArrayList<>();
        incoming.take(mailbox, events -> {
            if (events.size() == 1) results.add(intake.accept(events.getFirst()));
            else results.addAll(intake.acceptAll(events));
        });

        assertThat(mailbox.open()).as("mails that the store refuses").isEmpty();
        assertThat(quarantine.open()).isEqualTo(mailbox.aside().size());
        assertThat(quarantine.entries(owner, 100))
                .extracting(Quarantine.Entry::cause)
                .containsExactlyInAnyOrder(
                        Quarantine.Cause.TOO_DEEP, Quarantine.Cause.TOO_LARGE, Quarantine.Cause.TOO_MANY_PARTS);
        assertThat(intake.repeats()).isZero();
        assertThat(intake.stored() + intake.updates() + quarantine.open()).isEqualTo(2 * bad.size());
        assertThat(BadMails.goodOnes(kit.get(Inbox.class), owner)).isEqualTo(good);
    }
}

package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.MailboxMarks;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.routes.kit.CuttingProxy;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.StreamKit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox by POP3, against a real server. */
class PopMailTest {
    private final GreenMailBox box = GreenMailBox.start();
    private final FakeIntake intake = new FakeIntake();
    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeQuarantine quarantine = new FakeQuarantine();
    private final FakeMarks marks = new FakeMarks();
    private final SettableClock clock = new SettableClock();
    private final StreamKit stream = StreamKit.start(
            accounts,
            intake,
            new MailChannel(
                    accounts,
                    quarantine,
                    new FakeLeases(),
                    marks,
                    clock,
                    new FakeIds(),
                    MailHouse.signIns(),
                    MailHouse.consent()));
    private CuttingProxy line;

    @BeforeEach
    void open() throws IOException {
        line = CuttingProxy.before(box.popPort());
    }

    @AfterEach
    void stop() throws IOException {
        stream.close();
        line.close();
        box.close();
    }

    @Test
    void howFarEverythingIsFetchedIsKnownToAMinuteThoughNothingComes() {
        ChannelAccount account = connect();
        Instant first = clock.instant();
        await().until(() -> marks.mark(account.id(), PopMailbox.FOLDER)
                .map(MailboxMarks.Mark::completeAt)
                .filter(first::equals)
                .isPresent());
        clock.advance(Duration.ofSeconds(61));
        await().until(() -> marks.mark(account.id(), PopMailbox.FOLDER)
                .map(MailboxMarks.Mark::completeAt)
                .filter(clock.instant()::equals)
                .isPresent());
    }

    @Test
    void whatComesAfterTheFirstLookIsTakenOnceAndStaysOnItsServer() {
        box.deliver(mail(1));
        ChannelAccount account = connect();
        box.deliver(mail(2));
        box.deliver(mail(3));
        await().until(() -> intake.storedCount() == 2);
        box.deliver(mail(4));
        await().until(() -> intake.storedCount() == 3);
        assertThat(intake.ids()).containsExactly("2@customer.example", "3@customer.example", "4@customer.example");
        assertThat(box.mails("INBOX")).hasSize(4);
        assertThat(marks.taken(account.id())).hasSize(4);

        // what its owner removes is forgotten
        box.empty("INBOX");
        await().until(() -> marks.taken(account.id()).isEmpty());
    }

    @Test
    void aLineCutWhileAMailIsFetchedLosesNoneAndDoublesNone() {
        ChannelAccount account = connect();
        for (int i = 0; i < 5; i++) {
            int mails = i + 1;
            line.cutWhenServerSays("Subject: parcel", i * 20);
            box.deliver(mail(i));
            await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(20)).until(() -> {
                stream.host().pollNow(account.id());
                return line.cuts() == mails && intake.storedCount() == mails;
            });
        }
        assertThat(quarantine.open()).isZero();
    }

    @Test
    void whatCannotBeReadStaysWhereItIsAndIsReadAgainFromThere() {
        connect();
        intake.refuse("1@customer.example");
        box.deliver(mail(1));
        box.deliver(HardMails.nestedText(40));
        box.deliver(mail(2));
        await().until(() -> intake.storedCount() == 1 && quarantine.open() == 1);
        Quarantine.Entry deep = quarantine.entries(UUID.randomUUID(), 1).getFirst();
        assertThat(deep.locator()).startsWith("POP3:");
        intake.mend();
        await().until(() -> intake.storedCount() == 2);
        quarantine.askReplay(UUID.randomUUID(), deep.id());
        accounts.tell(EventKind.REPLAY_ASKED);
        await().until(() -> quarantine.entries(UUID.randomUUID(), 1).getFirst().attempts() == 2);
        assertThat(quarantine.entries(UUID.randomUUID(), 1).getFirst().cause()).isEqualTo(Quarantine.Cause.TOO_DEEP);
    }

    @Test
    void theTestButtonWorksWithItToo() {
        box.deliver(mail(1));
        CheckReport report =
                MailCheck.run(box.settings(settings()), MailHouse.signIns(), "tributary-test", Duration.ofSeconds(3));
        assertThat(report.steps()).allMatch(CheckReport.Step::passed);
        assertThat(report.steps().get(1).arguments()).containsExactly("INBOX", "1");
    }

    private ChannelAccount connect() {
        ChannelAccount account =
                accounts.addByOperator(new AccountKey("email", GreenMailBox.ADDRESS), "Shop", box.settings(settings()));
        await().until(() -> marks.mark(account.id(), PopMailbox.FOLDER).isPresent());
        return account;
    }

    private Map<String, String> settings() {
        return Map.of("protocol", "pop3", "imapPort", String.valueOf(line.port()));
    }

    private static String mail(int number) {
        return "From: Eva <eva@customer.example>\nMessage-ID: <" + number + "@customer.example>\nSubject: parcel "
                + number + "\n\n" + "Where is it?\n".repeat(20);
    }
}

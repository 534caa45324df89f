package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.kit.CuttingProxy;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.StreamKit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The connection to the mail server breaks at the worst moments. The server's own threads complain of it, which is no
 * failure of ours.
 */
class MailCutsTest {
    private static final int OFFSETS = 20;

    private final GreenMailBox box = GreenMailBox.start();
    private final FakeIntake intake = new FakeIntake();
    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeQuarantine quarantine = new FakeQuarantine();
    private final SettableClock clock = new SettableClock();
    private final StreamKit stream = StreamKit.start(
            accounts,
            intake,
            new MailChannel(
                    accounts,
                    quarantine,
                    new FakeLeases(),
                    new FakeMarks(),
                    clock,
                    new FakeIds(),
                    MailHouse.signIns(),
                    MailHouse.consent()));
    private CuttingProxy line;
    private ChannelAccount account;

    @BeforeEach
    void connect() throws IOException {
        line = CuttingProxy.before(box.imapPort());
        account = accounts.addByOperator(
                new AccountKey("email", GreenMailBox.ADDRESS),
                "Shop",
                box.settings(Map.of("imapPort", String.valueOf(line.port()))));
    }

    @AfterEach
    void stop() throws IOException {
        stream.close();
        line.close();
        box.close();
    }

    @Test
    void aLineCutAtTwentyPlacesOfAMailLosesNoneAndDoublesNone() {
        String body = "Where is it?\n".repeat(300);
        for (int i = 0; i < OFFSETS; i++) {
            int mails = i + 1;
            line.cutWhenServerSays("BODY[]", i * (body.length() + 300) / OFFSETS);
            box.deliver(mail(i, body));
            await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(20)).until(() -> {
                stream.host().pollNow(account.id());
                return line.cuts() == mails && intake.storedCount() == mails && box.unseen() == 0;
            });
        }
        assertThat(quarantine.open()).isZero();
        assertThat(box.mails("INBOX")).hasSize(OFFSETS);
    }

    @Test
    void aMailAtWhichTheLineBreaksEachTimeGoesToQuarantineAndTheOthersArrive() {
        box.deliver(mail(0, "before"));
        box.deliver(mail(1, "at which it breaks"));
        box.deliver(mail(2, "behind"));
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(60)).until(() -> {
            line.cutWhenServerSays("at which it breaks", 0);
            clock.advance(Withheld.LONG.dividedBy(4));
            stream.host().pollNow(account.id());
            return quarantine.open() == 1;
        });
        assertThat(intake.storedCount()).isEqualTo(2);
        assertThat(quarantine.entries(account.id(), 1).getFirst().cause().name())
                .isEqualTo("NOT_FETCHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UID STORE", "UID FETCH", "UID SEARCH", "SELECT"})
    void aLineCutBeforeACommandLosesNoMailAndDoublesNone(String command) {
        box.deliver(mail(0, "first"));
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(20))
                .until(() -> intake.storedCount() == 1 && box.unseen() == 0);
        line.cutWhenClientSays(command);
        box.deliver(mail(1, "second"));
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(20)).until(() -> {
            stream.host().pollNow(account.id());
            return line.cuts() == 1 && intake.storedCount() == 2 && box.unseen() == 0;
        });
        assertThat(quarantine.open()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COPY", "EXPUNGE", "STORE"})
    void aLineCutWhileAMailIsPutAsideLeavesItInQuarantineOnce(String command) {
        line.cutWhenClientSays(command);
        box.deliver(HardMails.nestedText(40));
        box.deliver(mail(1, "behind"));
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(20)).until(() -> {
            stream.host().pollNow(account.id());
            return line.cuts() == 1 && intake.storedCount() == 1 && box.unseen() == 0;
        });
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(20)).until(() -> quarantine.open() == 1);
        assertThat(box.mails("Quarantine")).isNotEmpty();
    }

    private static String mail(int number, String body) {
        return "From: Eva <eva@customer.example>\nMessage-ID: <" + number + "@customer.example>\nSubject: parcel "
                + number + "\n\n" + body + "\n";
    }
}

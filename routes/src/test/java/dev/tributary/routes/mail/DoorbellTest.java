package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.kit.CuttingProxy;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.StreamKit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server says when mail comes, against a real one. */
class DoorbellTest {
    private static final Duration LONG = Duration.ofMinutes(24);

    private final GreenMailBox box = GreenMailBox.start();
    private final AtomicInteger rung = new AtomicInteger();

    @AfterEach
    void stop() {
        box.close();
    }

    @Test
    void aMailIsThereWithinASecondAlthoughNobodyLooksForAnHour() {
        FakeAccounts accounts = new FakeAccounts();
        FakeIntake intake = new FakeIntake();
        MailChannel mail = new MailChannel(
                accounts,
                new FakeQuarantine(),
                new FakeLeases(),
                new FakeMarks(),
                new SettableClock(),
                new FakeIds(),
                MailHouse.signIns(),
                MailHouse.consent());
        try (StreamKit stream = StreamKit.start(accounts, intake, mail)) {
            accounts.addByOperator(
                    new AccountKey("email", GreenMailBox.ADDRESS), "Shop", box.settings(Map.of("pollSeconds", "3600")));
            // whoever does not listen yet looks once when it begins to
            box.deliver(letter(0));
            await().until(() -> intake.storedCount() == 1);
            for (int i = 1; i <= 5; i++) {
                int mails = i + 1;
                box.deliver(letter(i));
                await().pollInterval(Duration.ofMillis(10))
                        .atMost(Duration.ofSeconds(2))
                        .until(() -> intake.storedCount() == mails);
            }
        }
    }

    @Test
    void itSaysThatItIsStillThereAndGoesOnListening() throws IOException {
        try (CuttingProxy line = CuttingProxy.before(box.imapPort())) {
            Doorbell doorbell = doorbell(line.port(), Duration.ofMillis(300));
            doorbell.listen();
            await().until(() -> line.heard("DONE") >= 3);
            int before = rung.get();
            box.deliver(letter(1));
            await().until(() -> rung.get() > before);
            assertThat(line.connections()).isEqualTo(1);
            doorbell.rest();
            await().until(() -> line.open() == 0);
        }
    }

    @Test
    void whoRestsHearsNothing() {
        Doorbell doorbell = doorbell(box.imapPort(), LONG);
        doorbell.listen();
        await().until(() -> rung.get() == 1);
        doorbell.rest();
        await().until(() -> threads() == 0);
        box.deliver(letter(1));
        assertThat(rung.get()).isEqualTo(1);
    }

    @Test
    void aServerThatCannotDoItIsAskedOnceOnly() throws IOException {
        try (CuttingProxy line = CuttingProxy.before(box.imapPort())) {
            line.replaceInServersWords(" IDLE ", " NONE ");
            Doorbell doorbell = doorbell(line.port(), LONG);
            doorbell.listen();
            await().until(() -> line.connections() == 1 && line.open() == 0);
            doorbell.listen();
            doorbell.listen();
            assertThat(rung.get()).isZero();
            assertThat(line.connections()).isEqualTo(1);
        }
    }

    private Doorbell doorbell(int port, Duration renewed) {
        MailServer server = new MailServer(
                "imap",
                "127.0.0.1",
                port,
                MailServer.Security.NONE,
                GreenMailBox.ADDRESS,
                box.settings().secret("imapPassword"));
        return new Doorbell(ACCOUNT, server, "INBOX", renewed, rung::incrementAndGet);
    }

    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("doorbell-" + ACCOUNT))
                .count();
    }

    private static String letter(int number) {
        return "From: Eva <eva@customer.example>\nMessage-ID: <" + number + "@customer.example>\n\nhello\n";
    }
}

package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Mails that nobody here wrote go through a real IMAP server: none lost, none doubled. */
class OutsideMailTest {
    private static final List<String> SETS = List.of("mail-redmine", "mail-cpython", "mail-enmime");

    private final FakeIntake intake = new FakeIntake();
    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeQuarantine quarantine = new FakeQuarantine();

    @Test
    void everyOutsideMailIsStoredOnceOrInQuarantine() throws Exception {
        List<byte[]> mails = mails();
        Set<String> distinct = new TreeSet<>();
        try (GreenMailBox box = GreenMailBox.start();
                MailChannel mail =
                        new MailChannel(accounts, quarantine, new SettableClock(), new FakeIds(), new QuoteAtTheEnd());
                StreamKit stream = StreamKit.start(accounts, intake, mail)) {
            int delivered = 0;
            for (byte[] outside : mails) {
                if (!delivered(box, outside)) readAlone(outside);
                else distinct.add(name(outside, delivered++));
            }
            System.err.println((mails.size() - delivered) + " of " + mails.size() + " went to the parser alone");
            ChannelAccount account =
                    accounts.addByOperator(new AccountKey("email", GreenMailBox.ADDRESS), "Shop", box.settings());
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        stream.host().pollNow(account.id());
                        return box.unseen() == 0;
                    });
            assertThat(intake.storedCount() + quarantine.open()).isEqualTo(distinct.size());
            assertThat(intake.events()).hasSize(delivered - quarantine.open());
        }
    }

    /** The test's server takes some mails apart itself and falls over them: those go to the parser alone. */
    private static boolean delivered(GreenMailBox box, byte[] mail) {
        try {
            box.deliver(mail);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void readAlone(byte[] mail) throws UnreadableMailException {
        MailParser parser = new MailParser(new QuoteAtTheEnd(), new FakeIds());
        AccountKey key = new AccountKey("email", GreenMailBox.ADDRESS);
        assertThat(parser.read(mail, key, "uid:1:1", Instant.EPOCH)).isInstanceOf(ReadMail.Letter.class);
    }

    /** What makes a mail the same mail: its id; a mail without one is its own. */
    private static String name(byte[] mail, int number) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        String id = MessageIds.first(message.getHeader("Message-ID"));
        return id == null ? "#" + number : id;
    }

    private static List<byte[]> mails() throws IOException {
        Path folder = folder();
        boolean there = SETS.stream().allMatch(set -> Files.isDirectory(folder.resolve(set)));
        if (!there) System.err.println("SKIPPED: no outside mails in " + folder + "; set TRIBUTARY_CORPORA");
        Assumptions.assumeTrue(there, "outside mails are not there");
        List<byte[]> mails = new ArrayList<>();
        for (String set : SETS) {
            try (Stream<Path> files = Files.walk(folder.resolve(set))) {
                for (Path file : files.filter(OutsideMailTest::isMail).sorted().toList()) {
                    mails.add(Files.readAllBytes(file));
                }
            }
        }
        return mails;
    }

    private static boolean isMail(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".eml") || name.endsWith(".raw") || (name.startsWith("msg_") && name.endsWith(".txt"));
    }

    private static Path folder() {
        String given = System.getenv("TRIBUTARY_CORPORA");
        return given != null
                ? Path.of(given)
                : Path.of("../../shared/corpora").toAbsolutePath().normalize();
    }
}

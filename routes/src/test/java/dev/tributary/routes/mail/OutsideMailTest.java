package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.secret.InstallationKey;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Mails that nobody here wrote go through a real IMAP server: none lost, none doubled. */
class OutsideMailTest {
    private static final List<String> SETS = List.of("mail-redmine", "mail-cpython", "mail-enmime");

    @Test
    void everyOutsideMailIsStoredOnceOrInQuarantine() throws Exception {
        List<byte[]> mails = mails();
        Set<String> distinct = new TreeSet<>();
        try (GreenMailBox box = GreenMailBox.start();
                StreamKit stream = new StreamKit();
                EngineKit kit = EngineKit.start(TestDatabase.H2, new FakeRuleCompiler(), stream.gateway());
                MailChannel mail = channel(kit)) {
            CountingIntake intake = new CountingIntake(kit.get(Intake.class));
            ChannelAccounts accounts = kit.get(ChannelAccounts.class);
            stream.run(accounts, kit.get(EventFeed.class), intake, mail);
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
            int quarantined = kit.get(Quarantine.class).open();
            assertThat(intake.stored.get() + quarantined).isEqualTo(distinct.size());
            assertThat(intake.stored.get() + intake.repeats.get()).isEqualTo(delivered - quarantined);
        }
    }

    private static MailChannel channel(EngineKit kit) {
        OwnIds ids = new InstallationIds(kit.get(SignedIds.class), kit.get(InstallationKey.class));
        return new MailChannel(kit.get(ChannelAccounts.class), kit.get(Quarantine.class), kit.clock(), ids);
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
        MailParser parser = new MailParser(new FakeIds());
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

    /** Counts what the real one said. */
    private static final class CountingIntake implements Intake {
        private final Intake real;
        private final AtomicInteger stored = new AtomicInteger();
        private final AtomicInteger repeats = new AtomicInteger();

        private CountingIntake(Intake real) {
            this.real = real;
        }

        @Override
        public IntakeResult accept(ChannelEvent event) {
            IntakeResult result = real.accept(event);
            if (result instanceof IntakeResult.Stored) stored.incrementAndGet();
            else repeats.incrementAndGet();
            return result;
        }

        @Override
        public List<IntakeResult> acceptAll(List<? extends ChannelEvent> events) {
            return events.stream().map(this::accept).toList();
        }
    }
}

package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.MailboxMarks;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.kit.CountingIntake;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail route against the servers that most people run: Dovecot and Postfix. */
@Tag("slow")
class DebianMailTest {
    /** R10 of the checks. */
    private static final Duration LONGEST_AT_ONE = Duration.ofSeconds(5);

    private final StreamKit stream = new StreamKit();
    private DebianMailServers servers;
    private EngineKit kit;
    private CountingIntake intake;
    private ChannelAccount account;
    private UUID owner;

    @BeforeEach
    void start() throws Exception {
        String missing = DebianMailServers.missing();
        if (missing != null) System.err.println("SKIPPED: Dovecot and Postfix: " + missing);
        Assumptions.assumeTrue(missing == null, "Dovecot and Postfix cannot be started");
        servers = DebianMailServers.start();
        kit = EngineKit.start(TestDatabase.POSTGRES, new FakeRuleCompiler(), stream.gateway());
        owner = Seeds.in(kit).owner().id();
        intake = new CountingIntake(kit.get(Intake.class));
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        stream.run(accounts, kit.get(EventFeed.class), intake, MailHouse.channel(kit));
        account =
                accounts.addByOperator(new AccountKey("email", DebianMailServers.ADDRESS), "Shop", servers.settings());
    }

    @AfterEach
    void stop() throws Exception {
        if (servers == null) return;
        stream.close();
        if (kit != null) kit.close();
        servers.close();
    }

    @Test
    void everyOutsideMailIsStoredOnceOrInQuarantine() throws Exception {
        List<Path> mails = DistinctMails.letters();
        DistinctMails distinct = new DistinctMails();
        int refused = 0;
        try (Store store = store(DebianMailServers.ADDRESS);
                Folder inbox = inbox(store)) {
            for (Path file : mails) {
                byte[] bytes = Files.readAllBytes(file);
                try {
                    inbox.appendMessages(new Message[] {new AsItIs(bytes)});
                    distinct.add(file, bytes);
                } catch (MessagingException e) {
                    refused++;
                    System.err.println("Dovecot refuses " + file.getFileName() + ": " + e.getMessage());
                }
            }
            lookUntilAllIsSeen(inbox);
            int quarantined = kit.get(Quarantine.class).open();
            System.err.println("outside mails by Dovecot: " + (intake.stored() + quarantined) + " of "
                    + distinct.count() + " distinct ones of " + mails.size() + " stored (" + intake.stored()
                    + ") or in quarantine (" + quarantined + "), " + intake.repeats() + " repeats, " + refused
                    + " refused by Dovecot");
            assertThat(intake.stored() + quarantined).isEqualTo(distinct.count());

            int stored = intake.stored();
            inbox.setFlags(inbox.getMessages(), new Flags(Flags.Flag.SEEN), false);
            MailHouse.forgetMarks(kit, account);
            lookUntilAllIsSeen(inbox);
            assertThat(intake.stored()).isEqualTo(stored);
            assertThat(kit.get(Quarantine.class).open()).isEqualTo(quarantined);
        }
    }

    @Test
    void anAnswerGoesOutByPostfixAndTheCustomersAnswerThreadsBack() throws Exception {
        write("<1@customer.example>", "Where is my parcel?", null, "It should be here.");
        await().atMost(Duration.ofMinutes(1)).until(() -> rows().size() == 1);
        UUID conversation = rows().getFirst().id();
        kit.get(Desk.class)
                .reply(
                        owner,
                        conversation,
                        new Reply(account.id(), null, null, Unmasked.of("Tomorrow."), List.of(), Long.MAX_VALUE, true));
        try (Store store = store(DebianMailServers.CUSTOMER);
                Folder inbox = inbox(store)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> inbox.getMessageCount() == 1);
            MimeMessage answer = (MimeMessage) inbox.getMessage(1);
            assertThat(answer.getHeader("In-Reply-To")).containsExactly("<1@customer.example>");
            write("<2@customer.example>", "Re: Where is my parcel?", answer.getMessageID(), "Fine.");
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> intake.stored() == 2);
        assertThat(rows()).hasSize(1);
        assertThat(kit.get(Inbox.class).thread(owner, conversation, Long.MAX_VALUE, 50))
                .extracting(message -> message.body())
                .contains("It should be here.", "Tomorrow.", "Fine.");
        assertThat(kit.get(Quarantine.class).open()).isZero();
    }

    @Test
    void whatAPersonOpenedFirstAndWhatLiesInAFolderMadeAnewIsOneMessageEach() throws Exception {
        pause();
        try (Store store = store(DebianMailServers.ADDRESS)) {
            Folder sales = store.getFolder("Sales");
            sales.create(Folder.HOLDS_MESSAGES);
            Map<String, String> values = new HashMap<>(servers.settings().values());
            values.put("folder", "Sales");
            ChannelSettings changed =
                    new ChannelSettings(values, servers.settings().secrets());
            kit.get(ChannelAccounts.class).change(owner, account.id(), "Shop", changed);
            kit.get(ChannelAccounts.class).setPaused(owner, account.id(), false);
            await().until(() ->
                    kit.get(MailboxMarks.class).mark(account.id(), "Sales").isPresent());
            for (int i = 1; i <= 3; i++) append(sales, i);
            await().atMost(Duration.ofMinutes(1)).until(() -> intake.stored() == 3);

            sales.delete(true);
            sales.create(Folder.HOLDS_MESSAGES);
            for (int i = 1; i <= 4; i++) append(sales, i);
            await().atMost(Duration.ofMinutes(1)).until(() -> intake.stored() == 4 && intake.repeats() >= 3);
        }
        assertThat(intake.stored()).isEqualTo(4);
    }

    private void pause() {
        kit.get(ChannelAccounts.class).setPaused(owner, account.id(), true);
        await().until(() -> stream.host().running(account.id()).name().equals("STOPPED"));
    }

    /** A mail that is marked as read from the beginning. */
    private static void append(Folder folder, int number) throws MessagingException {
        AsItIs mail = new AsItIs(
                ("From: " + DebianMailServers.CUSTOMER + "\nMessage-ID: <s" + number + "@customer.example>\n\nhello\n")
                        .getBytes(StandardCharsets.UTF_8));
        mail.setFlag(Flags.Flag.SEEN, true);
        folder.appendMessages(new Message[] {mail});
    }

    @Test
    void aMailThatBreaksRulesIsStoredOrInQuarantineAndTheGoodOneBehindItComesAtOnce() throws Exception {
        long slowest = 0;
        int taken = 0;
        try (Store store = store(DebianMailServers.ADDRESS);
                Folder inbox = inbox(store)) {
            for (Map.Entry<String, byte[]> bad : BadMails.all().entrySet()) {
                long began = System.nanoTime();
                servers.drop(bad.getValue());
                servers.drop(BadMails.good(taken / 2));
                int both = taken += 2;
                await(bad.getKey())
                        .atMost(LONGEST_AT_ONE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> {
                            stream.host().pollNow(account.id());
                            return came() == both;
                        });
                slowest = Math.max(slowest, System.nanoTime() - began);
            }
            lookUntilAllIsSeen(inbox);
        }
        int bad = taken / 2;
        System.err.printf(
                "mails that break rules by Dovecot: %d, each with a good one behind it; the slowest pair took %d ms%n",
                bad, Duration.ofNanos(slowest).toMillis());
        assertThat(bad).isGreaterThanOrEqualTo(60);
        assertThat(came()).isEqualTo(taken);
        assertThat(intake.repeats()).isZero();
        assertThat(kit.get(Quarantine.class).entries(owner, 100))
                .extracting(Quarantine.Entry::cause)
                .containsExactlyInAnyOrder(
                        Quarantine.Cause.TOO_DEEP, Quarantine.Cause.TOO_LARGE, Quarantine.Cause.TOO_MANY_PARTS);
        assertThat(BadMails.goodOnes(kit.get(Inbox.class), owner)).isEqualTo(bad);
    }

    /** How many mails were stored, told something or lie in quarantine. */
    private int came() {
        return intake.stored() + intake.updates() + kit.get(Quarantine.class).open();
    }

    @Test
    void hundredMegabytesStayOnTheirServerAndHoldUpNobody(@TempDir Path temporary) throws Exception {
        pause();
        try (Store store = store(DebianMailServers.ADDRESS)) {
            assertThat(inbox(store).getMessageCount()).isZero();
        }
        for (int i = 0; i < 3; i++)
            servers.drop("From: a@b.example\nMessage-ID: <large" + i + "@b.example>\n\n", 100L * 1024 * 1024);
        servers.drop("From: a@b.example\nMessage-ID: <small@b.example>\n\n", 2000);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeMails.class.getName(),
                        String.valueOf(servers.imapPort()),
                        "1",
                        "3")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = process.inputReader()
                .lines()
                .filter(line -> line.startsWith("stored ") || line.startsWith("quarantine:"))
                .toList();
        assertThat(process.waitFor()).isZero();
        System.err.println(String.join("\n", lines));
        assertThat(lines).hasSize(4);
        assertThat(Long.parseLong(lines.getFirst().substring("stored ".length())))
                .isLessThan(5000);
        assertThat(lines.subList(1, 4)).allMatch(line -> line.startsWith("quarantine:TOO_LARGE It is larger than"));
        try (Stream<Path> left = Files.list(temporary)) {
            // the virtual machine's own
            assertThat(left.filter(file -> !file.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
    }

    /** From the customer, through Postfix. */
    private void write(String id, String subject, String inReplyTo, String text) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(servers.smtpPort()));
        MimeMessage letter = new MimeMessage(Session.getInstance(properties)) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        letter.setFrom(new InternetAddress(DebianMailServers.CUSTOMER));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(DebianMailServers.ADDRESS));
        letter.setSubject(subject);
        if (inReplyTo != null) letter.setHeader("In-Reply-To", inReplyTo);
        letter.setText(text);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            Transport.send(letter);
            return true;
        });
    }

    private void lookUntilAllIsSeen(Folder inbox) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    stream.host().pollNow(account.id());
                    return inbox.getUnreadMessageCount() == 0;
                });
    }

    private Store store(String login) throws MessagingException {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            store.connect("127.0.0.1", servers.imapPort(), login, DebianMailServers.PASSWORD);
            return true;
        });
        return store;
    }

    private static Folder inbox(Store store) throws MessagingException {
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
        return inbox;
    }

    private List<ConversationRow> rows() {
        return kit.get(Inbox.class).page(owner, Queue.ALL, 0, 10);
    }

    /** A mail that goes out byte for byte, only with the line ends that IMAP asks for. */
    private static final class AsItIs extends MimeMessage {
        private final byte[] bytes;

        AsItIs(byte[] mail) {
            super(Session.getInstance(new Properties()));
            String text = new String(mail, StandardCharsets.ISO_8859_1);
            bytes = text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}

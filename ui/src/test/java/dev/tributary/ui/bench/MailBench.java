package dev.tributary.ui.bench;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.kit.CountingIntake;
import dev.tributary.routes.mail.DebianMailServers;
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.routes.mail.MailHouse;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * Mails a second from a mail server on this machine into the house, with the rules that ship, beside the same mails fetched
 * whole, one command each, and taken apart by bare Jakarta Mail, which stores, masks and decides nothing. The two take turns
 * in one process; the server is Debian's Dovecot where it can be started, else GreenMail in this process. Bare means as the
 * library comes: it looks for its streams in every jar, part for part. What it does when it is told where they are, as the
 * house tells it, is printed beside.
 */
final class MailBench {
    private static final int MAILS = Integer.getInteger("bench.mails", 1000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int BYTES = 20_000;
    /** By this property the house tells the library where its streams come from. */
    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private MailBench() {}

    static List<Figure> run() throws Exception {
        String missing = DebianMailServers.missing();
        System.out.printf(
                "mail: %d mails of %d kB from %s, with the rules that ship; the middle of %d rounds%n",
                MAILS,
                BYTES / 1000,
                missing == null ? "Dovecot" : "GreenMail in this process (" + missing + ")",
                ROUNDS);
        if (missing == null) {
            try (DebianMailServers servers = DebianMailServers.start()) {
                ChannelSettings settings = servers.settings();
                int unused = unread(settings); // makes the mailbox
                for (int i = 0; i < MAILS; i++) servers.drop(mail(i), 0);
                return run(settings);
            }
        }
        try (GreenMailBox box = GreenMailBox.start()) {
            for (int i = 0; i < MAILS; i++) box.deliver(mail(i));
            return run(box.settings());
        }
    }

    private static List<Figure> run(ChannelSettings mailbox) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (TestDatabase kind : TestDatabase.values()) figures.add(run(kind, mailbox));
        return figures;
    }

    private static Figure run(TestDatabase kind, ChannelSettings mailbox) throws Exception {
        // whoever comes first pays for the loading of classes, of the server's too
        double unused = drained(kind, mailbox) + asItComes(mailbox) + bare(mailbox);
        double[] bare = new double[ROUNDS];
        double[] told = new double[ROUNDS];
        double[] taken = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            bare[i] = asItComes(mailbox);
            told[i] = bare(mailbox);
            taken[i] = drained(kind, mailbox);
        }
        double ratio = middle(bare) / middle(taken);
        System.out.printf(
                "  %-10s %,7.0f mails/s into the house, %,7.0f/s by bare Jakarta Mail: %.2f of it; told where its streams are"
                        + " it reads %,7.0f/s%n",
                BenchHouse.label(kind), MAILS / middle(taken), MAILS / middle(bare), ratio, MAILS / middle(told));
        return Figure.atLeast("mail-" + BenchHouse.label(kind) + "-ratio", ratio, "ratio", 0.5);
    }

    private static double middle(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Seconds from the start of the channel, in a house that knows none of the mails, until all are stored. */
    private static double drained(TestDatabase kind, ChannelSettings mailbox) throws Exception {
        try (EngineKit engine = BenchHouse.open(BenchHouse.furnished(kind));
                StreamKit stream = new StreamKit()) {
            markAllUnread(mailbox);
            ChannelAccounts accounts = engine.get(ChannelAccounts.class);
            CountingIntake intake = new CountingIntake(engine.get(Intake.class));
            accounts.addByOperator(new AccountKey(Channels.EMAIL, GreenMailBox.ADDRESS), "Shop", mailbox);
            long began = System.nanoTime();
            stream.run(accounts, engine.get(EventFeed.class), intake, MailHouse.channel(engine));
            while (intake.stored() < MAILS) {
                LockSupport.parkNanos(1_000_000);
                if (System.nanoTime() - began > LONGEST.toNanos())
                    throw new IllegalStateException("after " + LONGEST + " only " + intake.stored() + " mails are in, "
                            + unread(mailbox) + " are unread");
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** A house that has just been connected takes of what lies there what nobody has opened. */
    private static void markAllUnread(ChannelSettings mailbox) throws MessagingException {
        try (Store store = connected(mailbox);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            inbox.setFlags(1, inbox.getMessageCount(), new Flags(Flags.Flag.SEEN), false);
        }
    }

    private static int unread(ChannelSettings mailbox) throws MessagingException {
        try (Store store = connected(mailbox);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            return inbox.getUnreadMessageCount();
        }
    }

    private static double asItComes(ChannelSettings mailbox) throws MessagingException, IOException {
        String told = System.clearProperty(STREAMS);
        try {
            return bare(mailbox);
        } finally {
            if (told != null) System.setProperty(STREAMS, told);
        }
    }

    private static double bare(ChannelSettings mailbox) throws MessagingException, IOException {
        long began = System.nanoTime();
        long characters = 0;
        try (Store store = connected(mailbox);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) characters += read(new MimeMessage((MimeMessage) message));
        }
        double taken = (System.nanoTime() - began) / 1e9;
        if (characters < (long) MAILS * BYTES * 3 / 4) throw new IllegalStateException("read only " + characters);
        return taken;
    }

    private static Store connected(ChannelSettings mailbox) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.partialfetch", "false");
        // some servers mark what is fetched as read even in a folder that was opened for reading only
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.timeout", String.valueOf(LONGEST.toMillis()));
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect(
                mailbox.value("imapHost"),
                mailbox.number("imapPort", 143),
                mailbox.value("imapUser"),
                mailbox.secret("imapPassword"));
        return store;
    }

    private static long read(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof String text) return text.length();
        long characters = 0;
        MimeMultipart parts = (MimeMultipart) content;
        for (int i = 0; i < parts.getCount(); i++) characters += read(parts.getBodyPart(i));
        return characters;
    }

    /** Text, and the same as HTML, from one of two hundred customers. */
    private static String mail(int number) {
        StringBuilder text = new StringBuilder();
        while (text.length() < BYTES / 2)
            text.append(Texts.of(number + text.length())).append('\n');
        StringBuilder html = new StringBuilder();
        while (html.length() < BYTES / 2)
            html.append("<p style=\"margin:0\">")
                    .append(Texts.of(number + html.length()))
                    .append("</p>\n");
        String customer = "customer" + number % 200 + "@customer.example";
        return """
                From: A Customer <%s>
                To: support@shop.example
                Message-ID: <%d@customer.example>
                Subject: my order %d
                Date: Wed, 25 Nov 2026 10:00:00 +0100
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="----=_Part_8471_1290.1764061200"

                ------=_Part_8471_1290.1764061200
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                ------=_Part_8471_1290.1764061200
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                ------=_Part_8471_1290.1764061200--
                """.formatted(customer, number, number, text, html);
    }
}

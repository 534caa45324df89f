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
import dev.tributary.routes.mail.GreenMailBox;
import dev.tributary.routes.mail.MailHouse;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * Mails a second from a mail server on this machine into the house, with the rules that ship, beside the same mails fetched
 * whole, one command each, and taken apart by bare Jakarta Mail, which stores, masks and decides nothing.
 */
final class MailBench {
    private static final int MAILS = Integer.getInteger("bench.mails", 1000);
    private static final int BYTES = 20_000;

    private MailBench() {}

    static List<Figure> run() throws Exception {
        System.out.printf(
                "mail: %d mails of %d kB from an IMAP server, with the rules that ship%n", MAILS, BYTES / 1000);
        List<Figure> figures = new ArrayList<>();
        for (TestDatabase kind : TestDatabase.values()) figures.add(run(kind));
        return figures;
    }

    private static Figure run(TestDatabase kind) throws Exception {
        try (GreenMailBox box = GreenMailBox.start()) {
            for (int i = 0; i < MAILS; i++) box.deliver(mail(i));
            // whoever comes first pays for the loading of classes, of the server's too
            double unused = bare(box.settings()) + drained(kind, box.settings());
            double bare = bare(box.settings());
            box.markAllUnseen();
            double taken = drained(kind, box.settings());
            double ratio = bare / taken;
            System.out.printf(
                    "  %-10s %,7.0f mails/s into the house, %,7.0f/s by bare Jakarta Mail: %.2f of it%n",
                    BenchHouse.label(kind), MAILS / taken, MAILS / bare, ratio);
            return Figure.atLeast("mail-" + BenchHouse.label(kind) + "-ratio", ratio, "ratio", 0.5);
        }
    }

    private static double drained(TestDatabase kind, ChannelSettings settings) throws Exception {
        try (StreamKit stream = new StreamKit();
                EngineKit engine = BenchHouse.open(BenchHouse.furnished(kind))) {
            ChannelAccounts accounts = engine.get(ChannelAccounts.class);
            CountingIntake intake = new CountingIntake(engine.get(Intake.class));
            accounts.addByOperator(new AccountKey(Channels.EMAIL, GreenMailBox.ADDRESS), "Shop", settings);
            long began = System.nanoTime();
            stream.run(accounts, engine.get(EventFeed.class), intake, MailHouse.channel(engine));
            while (intake.stored() < MAILS) LockSupport.parkNanos(1_000_000);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static double bare(ChannelSettings settings) throws MessagingException, IOException {
        long began = System.nanoTime();
        long characters = 0;
        Properties properties = new Properties();
        properties.setProperty("mail.imap.partialfetch", "false");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect(
                    settings.value("imapHost"),
                    settings.number("imapPort", 143),
                    settings.value("imapUser"),
                    settings.secret("imapPassword"));
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message message : inbox.getMessages()) characters += read(new MimeMessage((MimeMessage) message));
            }
        }
        if (characters < (long) MAILS * BYTES / 2) throw new IllegalStateException("not read");
        return (System.nanoTime() - began) / 1e9;
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
        while (text.length() < BYTES * 2 / 5)
            text.append(Texts.of(number + text.length())).append('\n');
        StringBuilder html = new StringBuilder();
        while (html.length() < BYTES * 2 / 5)
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
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                --x
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                --x--
                """.formatted(customer, number, number, text, html);
    }
}

package dev.tributary.routes.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A real mail server in the process: IMAP and SMTP on free ports of the loopback address, with the shop's mailbox and a
 * mailbox for whoever writes. Forgets everything when it stops.
 */
final class DemoMailServer implements AutoCloseable {
    static final String SHOP = "support@lepes.example";
    static final String PASSWORD = "demo";

    private final GreenMail server;
    private final Clock clock;

    DemoMailServer(Clock clock) {
        this.clock = clock;
        this.server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        server.setUser(SHOP, SHOP, PASSWORD);
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    /**
     * What stands in a customer's mailbox.
     *
     * @param id its Message-ID
     * @param from who wrote it
     * @param subject the subject
     * @param text the text
     * @param inReplyTo which letter it answers, or empty
     * @param references what an answer must name, oldest first
     * @param files the names of its attachments
     */
    record Letter(
            String id,
            String from,
            String subject,
            String text,
            String inReplyTo,
            String references,
            List<String> files) {}

    /** The letters in a customer's mailbox, oldest first. */
    List<Letter> letters(String address) throws MessagingException, IOException {
        List<Letter> letters = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessagesForDomain(address)) {
            letters.add(new Letter(
                    first(message.getHeader("Message-ID")),
                    message.getFrom() == null ? "" : ((InternetAddress) message.getFrom()[0]).toUnicodeString(),
                    message.getSubject() == null ? "" : message.getSubject(),
                    text(message),
                    first(message.getHeader("In-Reply-To")),
                    first(message.getHeader("References")),
                    files(message)));
        }
        return letters;
    }

    private static List<String> files(Part part) throws MessagingException, IOException {
        List<String> names = new ArrayList<>();
        if (part.getFileName() != null) names.add(MimeUtility.decodeText(part.getFileName()));
        else if (part.getContent() instanceof Multipart multipart)
            for (int i = 0; i < multipart.getCount(); i++) names.addAll(files(multipart.getBodyPart(i)));
        return names;
    }

    private static String first(String @Nullable [] values) {
        return values == null || values.length == 0 ? "" : values[0];
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                String text = text(multipart.getBodyPart(i));
                if (!text.isEmpty()) return text;
            }
            return "";
        }
        return part.isMimeType("text/plain") && content instanceof String text ? text : "";
    }

    /** A customer writes to the shop, perhaps in answer to a letter, perhaps with a file. */
    void write(
            String from,
            String name,
            String subject,
            String text,
            @Nullable Letter answered,
            GraphStandIn.@Nullable SentFile file)
            throws MessagingException, IOException {
        server.setUser(from, from, PASSWORD);
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress(from, name, StandardCharsets.UTF_8.name()));
        message.setRecipients(Message.RecipientType.TO, SHOP);
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        if (file == null) message.setText(text, StandardCharsets.UTF_8.name());
        else message.setContent(with(file, text));
        if (answered != null) {
            message.setHeader("In-Reply-To", answered.id());
            message.setHeader("References", (answered.references() + " " + answered.id()).strip());
        }
        Transport.send(message);
    }

    private static Multipart with(GraphStandIn.SentFile file, String text) throws MessagingException, IOException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, StandardCharsets.UTF_8.name());
        MimeBodyPart attached = new MimeBodyPart();
        attached.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        attached.setFileName(MimeUtility.encodeText(file.name(), StandardCharsets.UTF_8.name(), null));
        return new MimeMultipart(words, attached);
    }

    @Override
    public void close() {
        server.stop();
    }
}

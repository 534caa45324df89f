package dev.tributary.routes.mail;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.routes.mail.bounce.Bounces;
import dev.tributary.routes.mail.bounce.Returned;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the house reads in a mail, masked as it would be stored; for tests outside this package.
 *
 * @param subject its subject, or empty
 * @param text the visible reply
 * @param rest signature and quotation
 * @param html its HTML, or empty
 * @param senderName who wrote, or empty
 * @param senderAddress their address
 * @param files what is attached
 */
public record MailAsRead(
        String subject,
        String text,
        String rest,
        String html,
        String senderName,
        String senderAddress,
        List<Attached> files) {
    private static final Masker MASKER = new Masker();

    /**
     * An attachment.
     *
     * @param name the name it is shown by
     * @param type its media type
     * @param bytes what is in it
     */
    public record Attached(String name, String type, byte[] bytes) {}

    /**
     * Reads a mail as the mailbox {@code support@shop.example} would; a report that is no message reads as null.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    public static @Nullable MailAsRead of(byte[] mail) {
        ReadMail read = read(mail);
        return read instanceof ReadMail.Letter letter ? of(letter.message()) : null;
    }

    /** What this mail reports of others that did not arrive, or empty when it is no report. */
    public static Optional<Returned> returned(byte[] mail) throws MessagingException {
        MimeSettings.apply();
        return Bounces.in(NoticeReader.read(message(mail), new MimeParts()));
    }

    private static ReadMail read(byte[] mail) {
        MailParser parser = new MailParser(new FakeIds());
        try {
            return parser.read(mail, new AccountKey("email", "support@shop.example"), "uid:1:1", Instant.EPOCH);
        } catch (UnreadableMailException e) {
            throw new IllegalArgumentException(e.explanation(), e);
        }
    }

    private static MailAsRead of(InboundMessage message) {
        return new MailAsRead(
                plain(message.subject()),
                plain(message.text()),
                plain(message.quoted()),
                plain(message.html()),
                plain(message.sender().name()),
                message.sender().externalId(),
                message.files().stream().map(MailAsRead::attached).toList());
    }

    private static Attached attached(InboundFile file) {
        return new Attached(plain(file.name()), file.mediaType(), file.content());
    }

    private static String plain(@Nullable Unmasked text) {
        return text == null ? "" : MASKER.mask(text, MaskPlan.CARDS).value();
    }

    /**
     * A part that has no parts itself.
     *
     * @param type its media type
     * @param bytes its decoded body
     */
    public record Leaf(String type, byte[] bytes) {}

    /** All parts that have no parts, those of mails in the mail too, in their order. */
    public static List<Leaf> leaves(byte[] mail) throws MessagingException {
        MimeSettings.apply();
        List<Leaf> leaves = new ArrayList<>();
        collect(message(mail), leaves, 0);
        return leaves;
    }

    private static MimeMessage message(byte[] mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new SharedByteArrayInputStream(mail));
    }

    private static void collect(Part part, List<Leaf> leaves, int depth) throws MessagingException {
        String type = MimeTree.typeOf(part);
        List<BodyPart> children = type.startsWith("multipart/") ? new MimeParts().children(part) : List.of();
        if (type.equals("message/rfc822") && depth < 20) {
            collect(message(MimeTree.bytes(part)), leaves, depth + 1);
        } else if (!type.startsWith("multipart/")) {
            leaves.add(new Leaf(type, MimeTree.bytes(part)));
        } else if (depth < 20) {
            for (BodyPart child : children) collect(child, leaves, depth + 1);
        }
    }
}

package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.routes.mail.bounce.Bounces;
import dev.tributary.routes.mail.bounce.Failed;
import dev.tributary.routes.mail.bounce.Returned;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the bytes of a mail (RFC 5322, MIME) into a message. Forgives whatever can be forgiven; what cannot be read is an
 * {@link UnreadableMailException}, never another exception. Keeps nothing, writes nothing to disk. Thread-safe.
 */
final class MailParser {
    static final int LARGEST = 25 * 1024 * 1024;
    private static final int LARGEST_HEADER = 256 * 1024;
    private static final int LONGEST_TEXT = 900_000;
    private static final int LONGEST_SUBJECT = 900;
    private static final int LONGEST_SAID = 900;
    private static final Logger LOG = LoggerFactory.getLogger(MailParser.class);

    static {
        MimeSettings.apply();
    }

    private final OwnIds ownIds;
    private final Session session = Session.getInstance(new Properties());

    MailParser(OwnIds ownIds) {
        this.ownIds = ownIds;
    }

    /** Reads a mail for the first time. */
    ReadMail read(byte[] raw, AccountKey account, String transportKey, Instant receivedAt)
            throws UnreadableMailException {
        return read(raw, account, transportKey, receivedAt, false);
    }

    /**
     * Reads one mail.
     *
     * @param raw its bytes
     * @param account the mailbox
     * @param transportKey what it is called in the mailbox: its name when it has no Message-ID
     * @param receivedAt when the mailbox got it: its time when it says none
     * @param asked whether a person asked for it to be read again: then a report on nobody's mail is a message
     */
    ReadMail read(byte[] raw, AccountKey account, String transportKey, Instant receivedAt, boolean asked)
            throws UnreadableMailException {
        refuseTooLarge(raw);
        try {
            MimeMessage mail = new MimeMessage(session, new SharedByteArrayInputStream(raw));
            return read(mail, account, transportKey, receivedAt, asked);
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.debug("a mail could not be read: {}", e.getClass().getName());
            throw new UnreadableMailException(Quarantine.Cause.MALFORMED, "It is not a mail that can be taken apart.");
        }
    }

    private ReadMail read(MimeMessage mail, AccountKey account, String transportKey, Instant receivedAt, boolean asked)
            throws UnreadableMailException, MessagingException, IOException {
        String id = MessageIds.first(mail.getHeader("Message-ID"));
        if (isOurs(mail, id)) return new ReadMail.Nothing("it is one of our own");
        // first what throws when the mail is too much
        MimeParts parts = new MimeParts();
        InboundMessage message = message(mail, parts, account, transportKey, id, receivedAt);
        Optional<Returned> report = asked ? Optional.empty() : Bounces.in(NoticeReader.read(mail, parts));
        return report.isPresent() ? report(report.get(), account, receivedAt) : new ReadMail.Letter(message);
    }

    /** A report is about our mail when it names one of our signed ids, or whom we wrote to lately. */
    private ReadMail report(Returned report, AccountKey account, Instant receivedAt) throws UnreadableMailException {
        String own = report.ids().stream().filter(ownIds::isMessage).findFirst().orElse(null);
        if (report.byPerson() && own == null) {
            throw new UnreadableMailException(
                    Quarantine.Cause.REPORT, "It passes on a mail server's report on a mail that is not ours.");
        }
        if (report.arrived()) return new ReadMail.Nothing("a report that a mail arrived");
        Failed failed = report.failed().stream()
                .filter(Failed::permanent)
                .findFirst()
                .or(() -> report.failed().stream().findFirst())
                .orElse(report.whole());
        String id = own != null ? own : report.ids().stream().findFirst().orElse(null);
        return new ReadMail.Bounce(new DeliveryFailure(
                account,
                id,
                null,
                failed.address().isEmpty() ? null : failed.address(),
                failed.permanent(),
                failed.reason().key(),
                Unmasked.of(PlainText.cut(failed.said(), LONGEST_SAID)),
                receivedAt));
    }

    private boolean isOurs(MimeMessage mail, @Nullable String id) throws MessagingException {
        if (id != null && ownIds.isMessage(id)) return true;
        String[] loops = mail.getHeader("X-Loop");
        if (loops == null) return false;
        for (String loop : loops) if (loop.strip().equals(ownIds.loop())) return true;
        return false;
    }

    private InboundMessage message(
            MimeMessage mail,
            MimeParts parts,
            AccountKey account,
            String transportKey,
            @Nullable String id,
            Instant receivedAt)
            throws UnreadableMailException, MessagingException, IOException {
        MailContent content = MimeTree.read(mail, parts);
        List<InboundFile> files = new ArrayList<>(content.files());
        String text = whole(content.text(), "message.txt", "text/plain", files);
        String html = content.html() == null ? null : whole(content.html(), "message.html", "text/html", files);
        SplitText split = content.textOfHtml() && html != null ? SplitText.ofHtml(html) : SplitText.ofText(text);
        String[] subjects = mail.getHeader("Subject");
        String subject = subjects == null ? null : PlainText.cut(HeaderText.decode(subjects[0]), LONGEST_SUBJECT);
        Sender sender = MailAddresses.sender(mail);
        Date sent = mail.getSentDate();
        return new InboundMessage(
                account,
                id == null ? transportKey : id,
                id != null,
                sender,
                Unmasked.ofNullable(subject),
                Unmasked.of(withInvitation(split.visible(), PlainText.clean(content.invitation()))),
                Unmasked.ofNullable(html),
                split.rest().isEmpty() ? null : Unmasked.of(split.rest()),
                null,
                files,
                clues(mail),
                AutomaticMail.is(mail, sender.externalId())
                        || MimeTree.typeOf(mail).equals("multipart/report"),
                AutomaticMail.unwanted(mail),
                null,
                sent == null ? receivedAt : sent.toInstant(),
                InboundMessage.Turn.UNSAID);
    }

    /** The invitation is no part of what was written, and is not cut with it. */
    private static String withInvitation(String text, String invitation) {
        if (invitation.isEmpty()) return text;
        return text.isBlank() ? invitation : text + "\n\n" + invitation;
    }

    /** What is too long for a thread is shown cut and kept whole as a file. */
    private static String whole(String text, String name, String type, List<InboundFile> files) {
        if (text.length() <= LONGEST_TEXT) return text;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        files.add(new InboundFile(Unmasked.of(name), type, null, bytes, null));
        return PlainText.cut(text, LONGEST_TEXT);
    }

    private static ThreadingClues clues(MimeMessage mail) throws MessagingException {
        String inReplyTo = MessageIds.first(mail.getHeader("In-Reply-To"));
        List<String> references = MessageIds.in(mail.getHeader("References"));
        return new ThreadingClues(
                null,
                inReplyTo,
                references,
                MailAddresses.recipients(mail),
                MailAddresses.copied(mail),
                ThreadIndex.root(mail.getHeader("Thread-Index")));
    }

    private static void refuseTooLarge(byte[] raw) throws UnreadableMailException {
        if (raw.length > LARGEST) throw tooLarge();
        int header = 0;
        int limit = Math.min(raw.length, LARGEST_HEADER + 1);
        while (header < limit && !endOfHeader(raw, header)) header++;
        if (header > LARGEST_HEADER) {
            throw new UnreadableMailException(Quarantine.Cause.TOO_LARGE, "Its header is larger than 256 kB.");
        }
    }

    static UnreadableMailException tooLarge() {
        return new UnreadableMailException(Quarantine.Cause.TOO_LARGE, "It is larger than 25 MB.");
    }

    private static boolean endOfHeader(byte[] raw, int at) {
        if (raw[at] != '\n') return false;
        int next = at + 1 < raw.length && raw[at + 1] == '\r' ? at + 2 : at + 1;
        return next >= raw.length || raw[next] == '\n';
    }
}

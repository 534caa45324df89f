package dev.tributary.routes.mail;

import dev.tributary.engine.conversation.SubjectLine;
import dev.tributary.engine.spi.OutgoingFile;
import dev.tributary.engine.spi.OutgoingMessage;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mail for an outgoing message, as text and as HTML made of it. The same message gives the same mail each time,
 * its Message-ID too, so that a repeat is recognisable; whatever comes from people is freed of line ends before it gets
 * near a header. Thread-safe.
 */
final class LetterWriter {
    /** Of the newest; the first one stays too, since mail programs hang the whole thread on it. */
    private static final int MOST_REFERENCES = 20;

    private static final int LONGEST_LINE = 900;

    private final OwnIds ids;
    private final Session session = Session.getInstance(new Properties());

    LetterWriter(OwnIds ids) {
        this.ids = ids;
    }

    /** @throws MessagingException when the recipient is no address */
    Letter write(OutgoingMessage message, MailAccount account) throws MessagingException {
        MimeSettings.apply();
        Letter letter = new Letter(session, ids.ofMessage(message.messageId(), account.domain()));
        letter.setFrom(address(account.address(), author(message, account)));
        letter.setRecipient(Message.RecipientType.TO, recipient(message.recipient(), message.recipientName()));
        letter.setSubject(marked(subject(message), message, account.out()), StandardCharsets.UTF_8.name());
        replyTo(letter, message, account);
        letter.setSentDate(Date.from(message.writtenAt()));
        thread(letter, message, account);
        letter.setHeader("X-Loop", ids.loop());
        if (!message.writtenByPerson()) {
            // RFC 3834: a machine's mail says so, and asks not to be answered by another one
            letter.setHeader("Auto-Submitted", "auto-replied");
            letter.setHeader("X-Auto-Response-Suppress", "All");
            letter.setHeader("Precedence", "bulk");
            letter.returnsToNobody(true);
        }
        content(letter, message, footed(message, account.out()));
        letter.saveChanges();
        return letter;
    }

    private static String author(OutgoingMessage message, MailAccount account) {
        if (message.authorName().isBlank() || message.authorName().equals(account.name())) return account.name();
        return account.name().isBlank() ? message.authorName() : message.authorName() + " via " + account.name();
    }

    private void thread(Letter letter, OutgoingMessage message, MailAccount account) throws MessagingException {
        String answered = mailId(message.inReplyTo());
        if (answered != null) letter.setHeader("In-Reply-To", "<" + answered + ">");
        List<String> chain = new ArrayList<>();
        for (String reference : message.references()) {
            String id = mailId(reference);
            if (id != null && !chain.contains(id)) chain.add(id);
        }
        if (answered != null && !chain.contains(answered)) chain.add(answered);
        if (chain.size() > MOST_REFERENCES + 1)
            chain.subList(1, chain.size() - MOST_REFERENCES).clear();
        StringBuilder references = new StringBuilder();
        references
                .append('<')
                .append(ids.ofConversation(message.conversationId(), account.domain()))
                .append('>');
        for (String id : chain) references.append("\r\n <").append(id).append('>');
        letter.setHeader("References", references.toString());
        if (message.threadRoot() != null) {
            // Outlook puts together what has one index, and Exchange keeps it where it drops References
            letter.setHeader("Thread-Index", ThreadIndex.child(message.threadRoot(), message.messageId()));
            String topic = SubjectLine.topic(subject(message));
            letter.setHeader("Thread-Topic", MimeUtility.fold(14, encoded(topic)));
        }
    }

    /** Where the customer's answer is to go, when the mailbox takes addresses with something behind a plus sign. */
    private void replyTo(Letter letter, OutgoingMessage message, MailAccount account) throws MessagingException {
        if (!account.out().plusAddresses()) return;
        String address = PlusAddress.of(account.address(), ids.token(message.conversationId(), message.recipient()));
        if (address != null) letter.setReplyTo(new InternetAddress[] {address(address, author(message, account))});
    }

    /** The subject with the conversation's number, unless an earlier one put it there. */
    private String marked(String subject, OutgoingMessage message, MailOut out) {
        if (out.mark() != MailOut.Mark.SUBJECT || message.conversationNumber() == 0) return subject;
        String mark = ids.shortMark(message.conversationNumber());
        return subject.contains(mark) ? subject : (subject + " " + mark).strip();
    }

    /** The text with the conversation's number in its last line: what is quoted brings it back. */
    private String footed(OutgoingMessage message, MailOut out) {
        boolean marked = out.mark() != MailOut.Mark.NONE && message.conversationNumber() != 0;
        return marked
                ? message.text().stripTrailing() + "\n\n" + ids.mark(message.conversationNumber())
                : message.text();
    }

    /** An id that may stand in a header, or null: names of mails without Message-ID are not ids. */
    private static @Nullable String mailId(@Nullable String externalId) {
        if (externalId == null || MailLocator.isKey(externalId)) return null;
        String id = oneLine(externalId);
        return id.isEmpty() || id.length() > LONGEST_LINE || id.indexOf(' ') >= 0 || id.indexOf('>') >= 0 ? null : id;
    }

    private static String subject(OutgoingMessage message) {
        String subject = words(message.subject() == null ? "" : message.subject());
        boolean answer = message.inReplyTo() != null;
        boolean marked = subject.toLowerCase(Locale.ROOT).startsWith("re:");
        return answer && !marked ? ("Re: " + subject).strip() : subject;
    }

    /** The better way of saying it stands last (RFC 2046, section 5.1.4), and files beside both. */
    private static void content(Letter letter, OutgoingMessage message, String written) throws MessagingException {
        MimeMultipart ways = new Parts("alternative", message.messageId());
        ways.addBodyPart(text(written, "plain"));
        ways.addBodyPart(text(LetterHtml.of(written), "html"));
        if (message.files().isEmpty()) {
            letter.setContent(ways);
            return;
        }
        MimeBodyPart said = new MimeBodyPart();
        said.setContent(ways);
        MimeMultipart parts = new Parts("mixed", message.messageId());
        parts.addBodyPart(said);
        for (OutgoingFile file : message.files()) parts.addBodyPart(part(file));
        letter.setContent(parts);
    }

    private static MimeBodyPart text(String written, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(written, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static MimeBodyPart part(OutgoingFile file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        String type = oneLine(file.mediaType());
        boolean usable = type.indexOf('/') > 0 && !type.startsWith("multipart/") && !type.startsWith("message/");
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(file.content(), usable ? type : "application/octet-stream")));
        String name = words(file.name());
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(encoded(name.isEmpty() ? "file" : name));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static String encoded(String name) {
        try {
            return MimeUtility.encodeText(name, StandardCharsets.UTF_8.name(), null);
        } catch (UnsupportedEncodingException e) {
            return "file";
        }
    }

    private static InternetAddress recipient(String address, @Nullable String name) throws MessagingException {
        InternetAddress checked = address(oneLine(address), name == null ? "" : name);
        checked.validate();
        return checked;
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            String shown = words(name);
            return shown.isEmpty()
                    ? new InternetAddress(address, false)
                    : new InternetAddress(address, shown, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("this JVM has no UTF-8", e);
        }
    }

    /** In one line, and nothing in it taken for an encoded word (RFC 2047): decoded it could bring line ends of its own. */
    private static String words(String text) {
        return oneLine(text).replace("=?", "=\u200b?");
    }

    /** Without line ends and other control characters: nobody writes headers by way of a name. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> line.appendCodePoint(Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c));
        return line.toString().strip();
    }

    /**
     * Parts between boundaries that are the same each time the mail is written. Nobody can have put one into the text: the
     * message had no id while it was being written.
     */
    private static final class Parts extends MimeMultipart {
        Parts(String subtype, UUID message) {
            super(subtype);
            ContentType type = new ContentType("multipart", subtype, null);
            type.setParameter("boundary", "=_" + subtype + "_" + message);
            contentType = type.toString();
        }
    }
}

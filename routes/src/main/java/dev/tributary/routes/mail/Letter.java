package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A finished mail that keeps the Message-ID it was given and knows whether it was written to the server to its end: only
 * then can a cut connection mean that it arrived.
 */
final class Letter extends MimeMessage {
    private final String messageId;
    private volatile boolean written;
    private volatile List<String> knownAs = List.of();

    Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** Without angle brackets. */
    String id() {
        return messageId;
    }

    boolean written() {
        return written;
    }

    /** Further ids that it may be known by, as the server that took it says. */
    List<String> knownAs() {
        return knownAs;
    }

    void knownAs(List<String> ids) {
        knownAs = List.copyOf(ids);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        written = true;
    }
}

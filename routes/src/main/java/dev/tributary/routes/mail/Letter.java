package dev.tributary.routes.mail;

import dev.tributary.routes.mail.bounce.EnvelopeId;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A finished mail that keeps the Message-ID it was given and knows whether it was written to the server to its end: only
 * then can a cut connection mean that it arrived.
 */
final class Letter extends SMTPMessage {
    private static final String NOBODY = "<>";

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

    /** It is going to be written, perhaps once more. */
    void begins() {
        written = false;
    }

    boolean written() {
        return written;
    }

    /** Reports of its delivery go nowhere (RFC 3834, section 3.3), or to the sender again. */
    void returnsToNobody(boolean nobody) {
        setEnvelopeFrom(nobody ? NOBODY : null);
    }

    boolean returnsToNobody() {
        return NOBODY.equals(getEnvelopeFrom());
    }

    /** What reports of its delivery name it by, beside its Message-ID; for servers that can (RFC 3461, section 4.4). */
    void namedInReports() {
        String name = EnvelopeId.of(messageId);
        if (name != null) setMailExtension("ENVID=" + name);
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

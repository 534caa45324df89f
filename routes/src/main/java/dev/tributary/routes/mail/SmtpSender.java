package dev.tributary.routes.mail;

import dev.tributary.routes.stream.SendFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one finished mail to the server and says what became of it (RFC 5321 section 4.2.1): 4xx is not now, 5xx is
 * never (a machine's mail, which returns to nobody, is tried once more with our address), a refused login breaks the account,
 * and a connection cut after the whole mail was written is unknown.
 */
final class SmtpSender extends DefaultJavaMailSender {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);

    private final MailServer server;
    private volatile boolean needsReturnPath;

    SmtpSender(MailServer server) {
        this.server = server;
        setHost(server.host());
        setPort(server.port());
        setProtocol(server.scheme());
    }

    /** Blocks until the server has answered; what went wrong is a {@link SendFailure}. */
    @Override
    public void send(MimeMessage mail) {
        Letter letter = (Letter) mail;
        if (needsReturnPath) letter.returnsToNobody(false);
        MessagingException failure = attempt(letter);
        if (failure != null && letter.returnsToNobody() && code(failure) >= 500) {
            // some servers take a mail that returns to nobody for one that nobody sent; it was refused, so nothing goes
            // out twice
            letter.returnsToNobody(false);
            failure = attempt(letter);
            needsReturnPath = failure == null;
        }
        if (failure != null) throw failure(failure, letter);
    }

    private @Nullable MessagingException attempt(Letter letter) {
        SMTPTransport transport = connected();
        try {
            letter.begins();
            if (transport.supportsExtension("DSN")) letter.namedInReports();
            transport.sendMessage(letter, letter.getAllRecipients());
            letter.knownAs(ProviderIds.in(server.host(), transport.getLastServerResponse(), letter.id()));
            return null;
        } catch (MessagingException e) {
            return e;
        } finally {
            goodbye(transport);
        }
    }

    private SMTPTransport connected() {
        try {
            return (SMTPTransport) MailConnections.transport(server);
        } catch (MessagingException e) {
            if (MailTrouble.shutOut(e))
                throw new SendFailure.AccountBroken(
                        "login", MailTrouble.of(server, e).kept(), e);
            throw new SendFailure.Temporary("connection", MailTrouble.words(e), MailTrouble.retryAfter(e), e);
        }
    }

    private static SendFailure failure(MessagingException failure, Letter letter) {
        int code = code(failure);
        String words = MailTrouble.words(failure);
        if (code >= 500) return new SendFailure.Permanent(String.valueOf(code), words, failure);
        if (code >= 400) return new SendFailure.Temporary(String.valueOf(code), words, null, failure);
        if (letter.written()) return new SendFailure.Unknown(words, failure);
        return new SendFailure.Temporary("connection", words, null, failure);
    }

    /** The server's answer, the recipient's own before the one for the whole mail; 0 when it gave none. */
    private static int code(MessagingException failure) {
        SMTPAddressFailedException recipient = MailTrouble.find(failure, SMTPAddressFailedException.class);
        if (recipient != null) return recipient.getReturnCode();
        SMTPSenderFailedException sender = MailTrouble.find(failure, SMTPSenderFailedException.class);
        if (sender != null) return sender.getReturnCode();
        SMTPSendFailedException whole = MailTrouble.find(failure, SMTPSendFailedException.class);
        return whole == null ? 0 : whole.getReturnCode();
    }

    private static void goodbye(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server did not say goodbye");
        }
    }
}

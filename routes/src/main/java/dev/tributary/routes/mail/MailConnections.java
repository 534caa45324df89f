package dev.tributary.routes.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connects to a mailbox's servers and signs in: for its looks, its doorbell, what it sends and the test button. */
final class MailConnections {
    private MailConnections() {}

    /** A connected store; the caller closes it. */
    static Store store(MailServer server) throws MessagingException {
        return store(server, server.properties());
    }

    /** The same, which the server may leave without a word for this long. */
    static Store store(MailServer server, Duration silence) throws MessagingException {
        Properties properties = server.properties();
        properties.setProperty("mail." + server.scheme() + ".timeout", String.valueOf(silence.toMillis()));
        return store(server, properties);
    }

    private static Store store(MailServer server, Properties properties) throws MessagingException {
        return signedIn(Session.getInstance(properties).getStore(server.scheme()), server);
    }

    /** A connected way out; the caller closes it. */
    static Transport transport(MailServer server) throws MessagingException {
        return signedIn(Session.getInstance(server.properties()).getTransport(server.scheme()), server);
    }

    private static <T extends Service> T signedIn(T service, MailServer server) throws MessagingException {
        Login login = server.login();
        String word = login.word();
        try {
            connect(service, server, word);
        } catch (AuthenticationFailedException refused) {
            String other = MailTrouble.passes(refused) ? null : login.instead(word);
            if (other == null) throw refused;
            connect(service, server, other);
        }
        return service;
    }

    /** Without a user nobody signs in. */
    private static void connect(Service service, MailServer server, String word) throws MessagingException {
        @Nullable String user = server.user().isEmpty() ? null : server.user();
        service.connect(server.host(), server.port(), user, user == null ? null : word);
    }
}

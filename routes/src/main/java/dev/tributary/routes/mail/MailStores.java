package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Properties;

/** Connects to a mailbox: for its looks, its doorbell and the test button. */
final class MailStores {
    private MailStores() {}

    /** A connected store; the caller closes it. */
    static Store connect(MailServer server) throws MessagingException {
        return connect(server, server.properties());
    }

    /** The same, which the server may leave without a word for this long. */
    static Store connect(MailServer server, Duration silence) throws MessagingException {
        Properties properties = server.properties();
        properties.setProperty("mail." + server.scheme() + ".timeout", String.valueOf(silence.toMillis()));
        return connect(server, properties);
    }

    private static Store connect(MailServer server, Properties properties) throws MessagingException {
        Session session = Session.getInstance(properties);
        Store store = session.getStore(server.scheme());
        store.connect(server.host(), server.port(), server.user(), server.password());
        return store;
    }
}

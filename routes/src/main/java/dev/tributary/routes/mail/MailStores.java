package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;

/** Connects to a mailbox outside its polling route: for the test button and for replays. */
final class MailStores {
    private MailStores() {}

    /** A connected store; the caller closes it. */
    static Store connect(MailServer server) throws MessagingException {
        Session session = Session.getInstance(server.properties());
        Store store = session.getStore(server.scheme());
        store.connect(server.host(), server.port(), server.user(), server.password());
        return store;
    }
}

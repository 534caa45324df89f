package dev.tributary.routes.mail;

import dev.tributary.engine.channel.MailboxMarks;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.jspecify.annotations.Nullable;

/**
 * A POP3 mailbox (RFC 1939). It is locked while somebody is in it and shows new mail only to who comes in anew, so each
 * look is a connection of its own. Nothing is ever changed in it: what was taken is remembered here, by its name (UIDL).
 */
final class PopMailbox implements Mailbox {
    /** There is only this one. */
    static final String FOLDER = "INBOX";

    private static final String LOCATOR = "POP3:";

    private final UUID account;
    private final MailServer server;
    private final MailboxMarks marks;
    private final Clock clock;

    PopMailbox(UUID account, MailServer server, MailboxMarks marks, Clock clock) {
        this.account = account;
        this.server = server;
        this.marks = marks;
        this.clock = clock;
    }

    /** Where a mail of this name lies. */
    static String locator(String name) {
        return LOCATOR + name;
    }

    @Override
    public PopVisit visit() throws MessagingException {
        Store store = MailConnections.store(server);
        try {
            POP3Folder folder = (POP3Folder) store.getFolder(FOLDER);
            folder.open(Folder.READ_ONLY);
            return new PopVisit(account, server.place(), store, folder, marks, clock);
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public @Nullable RawMail lying(String locator) throws MessagingException, UnreadableMailException {
        if (!locator.startsWith(LOCATOR)) return null;
        try (PopVisit visit = visit()) {
            return visit.named(locator.substring(LOCATOR.length()));
        }
    }

    @Override
    public void read(String locator) {
        // there is no mark for it
    }

    @Override
    public void close() {
        // every look closes its own connection
    }
}

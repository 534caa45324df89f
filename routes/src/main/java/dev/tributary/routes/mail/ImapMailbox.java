package dev.tributary.routes.mail;

import dev.tributary.engine.channel.MailboxMarks;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of an IMAP mailbox (RFC 3501). Its connection is kept from look to look. */
final class ImapMailbox implements Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(ImapMailbox.class);

    private final UUID account;
    private final MailServer server;
    private final String folder;
    private final MailboxMarks marks;
    private final Clock clock;
    /** Taken already, above the mark, because one before them was not. A restart takes them again, to no effect. */
    private final Set<Long> ahead = new HashSet<>();

    private volatile @Nullable Store store;

    ImapMailbox(UUID account, MailServer server, String folder, MailboxMarks marks, Clock clock) {
        this.account = account;
        this.server = server;
        this.folder = folder;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public Visit visit() throws MessagingException {
        try {
            IMAPFolder opened = (IMAPFolder) connected().getFolder(folder);
            opened.open(Folder.READ_WRITE);
            return new ImapVisit(opened, progress(opened), clock);
        } catch (MessagingException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private ImapProgress progress(IMAPFolder opened) throws MessagingException {
        try {
            return ImapProgress.of(opened, account, server.place(), marks, ahead, clock);
        } catch (MessagingException | RuntimeException e) {
            ImapVisit.leave(opened);
            throw e;
        }
    }

    private Store connected() throws MessagingException {
        Store open = store;
        if (open != null && open.isConnected()) return open;
        close();
        Store fresh = MailConnections.store(server);
        store = fresh;
        return fresh;
    }

    @Override
    public @Nullable RawMail lying(String locator) throws MessagingException, UnreadableMailException {
        MailLocator where = MailLocator.parse(locator);
        if (where == null) return null;
        IMAPFolder there = opened(where, Folder.READ_ONLY);
        if (there == null) return null;
        try {
            Message mail = find(there, where);
            return mail == null ? null : RawMail.fetch(mail, clock.instant());
        } finally {
            ImapVisit.leave(there);
        }
    }

    @Override
    public void read(String locator) throws MessagingException {
        MailLocator where = MailLocator.parse(locator);
        if (where == null) return;
        IMAPFolder there = opened(where, Folder.READ_WRITE);
        if (there == null) return;
        try {
            Message mail = find(there, where);
            if (mail != null) mail.setFlag(Flags.Flag.SEEN, true);
        } finally {
            ImapVisit.leave(there);
        }
    }

    private @Nullable IMAPFolder opened(MailLocator where, int mode) throws MessagingException {
        IMAPFolder there = (IMAPFolder) connected().getFolder(where.folder());
        if (!there.exists()) return null;
        there.open(mode);
        return there;
    }

    private static @Nullable Message find(IMAPFolder folder, MailLocator where) throws MessagingException {
        return folder.getUIDValidity() == where.validity() ? folder.getMessageByUID(where.uid()) : null;
    }

    @Override
    public void close() {
        Store open = store;
        store = null;
        if (open == null) return;
        try {
            open.close();
        } catch (MessagingException e) {
            LOG.debug("a connection to {} ends by itself", server, e);
        }
    }
}

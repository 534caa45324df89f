package dev.tributary.routes.mail;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a mailbox in which lies what could not be read. A mail is copied there first; the original is marked as
 * deleted, and taken away, only when its row stands.
 */
final class QuarantineFolder {
    static final String NAME = "Quarantine";
    private static final Logger LOG = LoggerFactory.getLogger(QuarantineFolder.class);

    private QuarantineFolder() {}

    /**
     * Copies a mail there, still unseen, and says where the copy is; null when the server does not allow it.
     *
     * @throws MessagingException when the connection is gone
     */
    static @Nullable MailLocator copy(Message mail) throws MessagingException {
        IMAPFolder from = (IMAPFolder) mail.getFolder();
        try {
            IMAPFolder to = (IMAPFolder) folder(from.getStore(), from);
            long expected = to.getUIDNext();
            AppendUID[] told = from.copyUIDMessages(new Message[] {mail}, to);
            if (told != null && told.length > 0 && told[0] != null) {
                return new MailLocator(to.getFullName(), told[0].uidvalidity, told[0].uid);
            }
            return new MailLocator(to.getFullName(), to.getUIDValidity(), expected);
        } catch (MessagingException e) {
            if (!from.isOpen()) throw e;
            LOG.warn(
                    "a mail could not be moved to the Quarantine folder and stays where it is: {}",
                    MailTrouble.words(e));
            return null;
        }
    }

    /** Takes a copy back after all. */
    static void remove(Store store, MailLocator locator) {
        try {
            IMAPFolder folder = (IMAPFolder) store.getFolder(locator.folder());
            folder.open(Folder.READ_WRITE);
            try {
                Message copy = folder.getMessageByUID(locator.uid());
                if (copy != null) ImapVisit.takeAway(folder, copy);
            } finally {
                ImapVisit.leave(folder);
            }
        } catch (MessagingException e) {
            LOG.debug("a spare copy stays in the Quarantine folder");
        }
    }

    /** At the top; some servers only allow folders below the inbox. */
    private static Folder folder(Store store, Folder inbox) throws MessagingException {
        Folder top = store.getFolder(NAME);
        if (top.exists() || created(top)) return top;
        Folder below = inbox.getFolder(NAME);
        if (below.exists() || created(below)) return below;
        throw new MessagingException("the folder Quarantine cannot be made");
    }

    private static boolean created(Folder folder) {
        try {
            return folder.create(Folder.HOLDS_MESSAGES);
        } catch (MessagingException e) {
            return false;
        }
    }
}

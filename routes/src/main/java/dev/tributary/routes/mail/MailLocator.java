package dev.tributary.routes.mail;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail lies: a name that stays the same as long as the server keeps its word (RFC 3501 section 2.3.1.1).
 *
 * @param folder the folder
 * @param validity its UIDVALIDITY
 * @param uid the UID
 */
record MailLocator(String folder, long validity, long uid) {
    static MailLocator of(Message mail) throws MessagingException {
        Folder folder = mail.getFolder();
        UIDFolder numbers = (UIDFolder) folder;
        return new MailLocator(folder.getFullName(), numbers.getUIDValidity(), numbers.getUID(mail));
    }

    static @Nullable MailLocator parse(String text) {
        int colon = text.lastIndexOf(':');
        int before = text.lastIndexOf(':', colon - 1);
        if (before < 1) return null;
        try {
            long validity = Long.parseLong(text.substring(before + 1, colon));
            return new MailLocator(text.substring(0, before), validity, Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What the mail is called when it has no Message-ID. */
    String key() {
        return "uid:" + validity + ":" + uid;
    }

    /** Whether an external id is such a name instead of a Message-ID. */
    static boolean isKey(String externalId) {
        return externalId.startsWith("uid:");
    }

    @Override
    public String toString() {
        return folder + ":" + validity + ":" + uid;
    }
}

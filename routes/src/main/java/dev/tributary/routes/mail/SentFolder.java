package dev.tributary.routes.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a copy of what was sent into the mailbox's folder of sent mail: the one its server marks as such (RFC 6154), else
 * one that mail programs call so, else a new one. A mail that was sent stays sent whatever becomes of its copy.
 */
final class SentFolder {
    private static final Logger LOG = LoggerFactory.getLogger(SentFolder.class);
    private static final String SENT = "\\Sent";
    private static final List<String> NAMES = List.of(
            "sent",
            "sent items",
            "sent messages",
            "sent mail",
            "elküldött",
            "elküldött elemek",
            "elküldött üzenetek",
            "gesendet",
            "gesendete elemente");

    private SentFolder() {}

    /** Never throws; takes as long as the server does, at most a few minutes. */
    static void keep(Letter letter, MailServer imap) {
        try (Store store = MailConnections.store(imap)) {
            letter.setFlag(Flags.Flag.SEEN, true);
            folder(store).appendMessages(new Message[] {letter});
        } catch (MessagingException | RuntimeException e) {
            LOG.warn("no copy of a sent mail could be kept at {}: {}", imap.host(), MailTrouble.words(e));
        }
    }

    private static Folder folder(Store store) throws MessagingException {
        Folder[] all = store.getDefaultFolder().list("*");
        Optional<Folder> marked = Arrays.stream(all).filter(SentFolder::marked).findFirst();
        if (marked.isPresent()) return marked.get();
        Optional<Folder> called =
                Arrays.stream(all).filter(folder -> called(folder.getName())).findFirst();
        if (called.isPresent()) return called.get();
        Folder made = store.getFolder("Sent");
        made.create(Folder.HOLDS_MESSAGES);
        return made;
    }

    private static boolean marked(Folder folder) {
        try {
            return folder instanceof IMAPFolder imap
                    && Arrays.stream(imap.getAttributes()).anyMatch(SENT::equalsIgnoreCase);
        } catch (MessagingException e) {
            return false;
        }
    }

    private static boolean called(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}

package dev.tributary.routes.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.HeaderTerm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * Finds out whether mail to {@code name+anything@domain} arrives in the mailbox of {@code name@domain}: sends one and
 * waits for it. The mail carries the mark of our own mails, so that a poll that sees it first takes it for no message.
 */
final class PlusTrial {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final MailServer imap;
    private final String folder;
    private final MailServer smtp;

    PlusTrial(MailServer imap, String folder, MailServer smtp) {
        this.imap = imap;
        this.folder = folder;
        this.smtp = smtp;
    }

    /**
     * Whether it arrived.
     *
     * @param address the mailbox's address
     * @param to the address that is tried
     * @param loop what stands in X-Loop of our mails
     * @param patience how long it may take
     */
    boolean arrives(String address, String to, String loop, Duration patience) throws MessagingException {
        String id = "trial." + UUID.randomUUID() + address.substring(address.lastIndexOf('@'));
        send(letter(id, address, to, loop));
        long end = System.nanoTime() + patience.toNanos();
        try (Store store = MailConnections.store(imap)) {
            while (true) {
                if (found(store, id)) return true;
                if (System.nanoTime() >= end) return false;
                Thread.sleep(Math.min(LOOK_AGAIN.toMillis(), patience.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Letter letter(String id, String address, String to, String loop) throws MessagingException {
        Letter letter = new Letter(Session.getInstance(new Properties()), id);
        letter.setFrom(new InternetAddress(address));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        letter.setSubject("Tributary: " + to, StandardCharsets.UTF_8.name());
        letter.setText(to, StandardCharsets.UTF_8.name());
        letter.setHeader("X-Loop", loop);
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.saveChanges();
        return letter;
    }

    private void send(Letter letter) throws MessagingException {
        try (Transport transport = MailConnections.transport(smtp)) {
            transport.sendMessage(letter, letter.getAllRecipients());
        }
    }

    /** Takes it away again where the server can expunge one mail alone; a mailbox keeps no trials. */
    private boolean found(Store store, String id) throws MessagingException {
        Folder watched = store.getFolder(folder);
        try {
            watched.open(Folder.READ_WRITE);
            Message[] found = watched.search(new HeaderTerm("Message-ID", id));
            if (found.length == 0) return false;
            watched.setFlags(found, new Flags(Flags.Flag.SEEN), true);
            if (watched instanceof IMAPFolder one) for (Message trial : found) remove(one, trial);
            return true;
        } finally {
            // not by itself: that would take away what people marked for removal
            if (watched.isOpen()) watched.close(false);
        }
    }

    private static void remove(IMAPFolder watched, Message trial) {
        try {
            ImapVisit.takeAway(watched, trial);
        } catch (MessagingException e) {
            // it stays, marked as seen and perhaps as deleted
        }
    }
}

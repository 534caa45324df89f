package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A mailbox on its server, whatever the protocol. Used by its own thread only; closing it ends the connection. */
interface Mailbox extends AutoCloseable {
    /** Opens it for one look; connects first when there is no connection, or no longer one. */
    Visit visit() throws MessagingException;

    /**
     * Fetches what was put aside earlier; not during a visit.
     *
     * @return the mail, or null when it no longer lies there
     */
    @Nullable
    RawMail lying(String locator) throws MessagingException, UnreadableMailException;

    /** What was put aside has been read after all. */
    void read(String locator) throws MessagingException;

    @Override
    void close();

    /** One look into the mailbox. */
    interface Visit extends AutoCloseable {
        /**
         * What was not taken in yet, oldest first.
         *
         * @param most how many at most
         * @param leaveOut those, by key, that are passed over this time
         */
        List<Found> fresh(int most, Predicate<String> leaveOut) throws MessagingException;

        /**
         * The bytes of these mails, none longer than one more than what is read at all; what is gone is missing.
         *
         * @throws UnreadableMailException when one of them is longer than the server said
         */
        Map<Found, byte[]> load(List<Found> mails) throws MessagingException, UnreadableMailException;

        /**
         * They are stored, or need not be: marks them as read for people and remembers for the next look that they were
         * taken. Also called without any, to remember how far was looked.
         */
        void settle(Collection<Found> mails) throws MessagingException;

        /** Copies a mail to where unreadable mail lies and says where that is; null when it has to stay where it is. */
        @Nullable
        String copyAside(Found mail) throws MessagingException;

        /** Takes such a copy back after all. */
        void removeCopy(String locator);

        /** Takes a mail away that was copied aside, and nothing else. */
        void remove(Found mail) throws MessagingException;

        @Override
        void close();
    }
}

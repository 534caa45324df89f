package dev.tributary.engine.settings;

import dev.tributary.engine.spi.CheckReport;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends the house's own mail, such as notices to agents, through the server that {@link HouseSettings} names. Answers to
 * customers never go this way. Both calls block until the server has taken the mail, up to a minute when it does not
 * answer, and so belong outside transactions and off the threads of screens; neither throws: what is wrong is the last
 * step of the report, in words.
 */
public interface HouseMail {
    /** Sends with the settings as they are kept. */
    CheckReport send(Note note);

    /** What stands in the way, by its text key, until somebody changes something: no second try mends it. */
    Set<String> FOR_GOOD = Set.of("check.house.host", "check.house.from", "check.house.to");

    /**
     * Sends with settings that need not be kept yet.
     *
     * @param sender the settings to try
     * @param password the password, or null for the one that is kept
     * @param note what to send
     */
    CheckReport attempt(HouseSettings.Values sender, @Nullable String password, Note note);

    /**
     * One plain mail.
     *
     * @param to the recipient's address
     * @param subject one line
     * @param text plain text, lines separated by {@code \n}
     * @param id what the mail's own id is made of, so that a repeat is seen to be one; or null for an id of its own
     */
    record Note(
            String to,
            String subject,
            String text,
            @Nullable UUID id) {
        public Note(String to, String subject, String text) {
            this(to, subject, text, null);
        }
    }
}

package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.routes.stream.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that could be read, but were not taken in. While the database is away nothing counts, and the rest of a look is
 * not even tried; when it is there and the same mail is refused time after time, the mail is at fault and would block
 * those behind it: it goes to quarantine ({@link Refusals}). Used by the mailbox's thread.
 */
final class RefusedMails {
    static final int TRIES = Refusals.TRIES;
    private static final Logger LOG = LoggerFactory.getLogger(RefusedMails.class);

    private final Refusals refusals;
    private volatile boolean away;
    private volatile boolean any;

    RefusedMails(Quarantine quarantine) {
        this.refusals = new Refusals(quarantine);
    }

    /** The mailbox is looked into again. */
    void begin() {
        away = false;
        any = false;
    }

    /** Whether the database was away in this look: then whoever looks should look less often. */
    boolean away() {
        return away;
    }

    /** Whether a mail of this look was refused. */
    boolean any() {
        return any;
    }

    /** Counts one refusal; true when it was one too many and the mail is at fault. */
    boolean enough(String mail, Exception failure) {
        any = true;
        if (refusals.away(failure)) {
            away = true;
            LOG.warn("a mail was not stored and waits; the database does not take it: {}", failure.toString());
            return false;
        }
        int count = refusals.count(mail);
        LOG.warn("a mail was read, but not stored; try {} of {}", count, TRIES, failure);
        return count >= TRIES;
    }

    /** It was taken in, or put away. */
    void forget(String mail) {
        refusals.forget(mail);
    }
}

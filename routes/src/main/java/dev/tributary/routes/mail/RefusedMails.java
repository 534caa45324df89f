package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.UnknownAccountException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that could be read, but were not taken in. While the database is away nothing counts, and the rest of a look is
 * not even tried; when it is there and the same mail is refused time after time, the mail is at fault and would block
 * those behind it: it goes to quarantine. Counts in memory: a restart begins anew. Used by the mailbox's thread.
 */
final class RefusedMails {
    static final int TRIES = 5;
    private static final int MOST = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(RefusedMails.class);

    private final Quarantine quarantine;
    private final Map<String, Integer> tries = new HashMap<>();
    private volatile boolean away;
    private volatile boolean any;

    RefusedMails(Quarantine quarantine) {
        this.quarantine = quarantine;
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
        if (MailTrouble.find(failure, UnknownAccountException.class) != null || !databaseAnswers()) {
            away = true;
            LOG.warn("a mail was not stored and waits; the database does not take it: {}", failure.toString());
            return false;
        }
        if (tries.size() >= MOST) tries.clear();
        int count = tries.merge(mail, 1, Integer::sum);
        LOG.warn("a mail was read, but not stored; try {} of {}", count, TRIES, failure);
        return count >= TRIES;
    }

    /** It was taken in, or put away. */
    void forget(String mail) {
        tries.remove(mail);
    }

    private boolean databaseAnswers() {
        try {
            int unused = quarantine.open();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

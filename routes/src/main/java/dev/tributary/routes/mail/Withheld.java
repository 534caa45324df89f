package dev.tributary.routes.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Mails that their server does not give out: asking for one of them ends in an error, or in the end of the connection. Each
 * is asked for alone and less and less often, so that it holds up no other; after some tries and an hour it counts as
 * unreadable. In memory: a restart begins anew. Used by the mailbox's thread.
 */
final class Withheld {
    static final int TRIES = 5;
    static final Duration LONG = Duration.ofHours(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Case> cases = new HashMap<>();

    Withheld(Clock clock) {
        this.clock = clock;
    }

    /** Whether it is not to be asked for yet. */
    boolean waits(String mail) {
        Case known = cases.get(mail);
        return known != null && clock.instant().isBefore(known.next());
    }

    /** Whether it was asked for often and long enough. */
    boolean givenUp(String mail) {
        Case known = cases.get(mail);
        return known != null
                && known.tries() >= TRIES
                && !clock.instant().isBefore(known.first().plus(LONG));
    }

    /** One more try was in vain. */
    void failed(String mail) {
        Instant now = clock.instant();
        Case before = cases.getOrDefault(mail, new Case(0, now, now));
        int tries = before.tries() + 1;
        if (cases.size() >= MOST) cases.clear();
        // at first it may have been the line
        Duration pause = tries <= 2 ? Duration.ZERO : FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 3, 5));
        cases.put(mail, new Case(tries, before.first(), now.plus(pause)));
    }

    /** It was given out after all, or put away. */
    void forget(String mail) {
        cases.remove(mail);
    }

    private record Case(int tries, Instant first, Instant next) {}
}

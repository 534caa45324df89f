package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.PollLeases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * When something of an account is asked for: at its usual interval, at once when somebody rings, later and later while it
 * does not work, and never sooner than the other side asked to wait. One round at a time, and of the nodes of a house one
 * makes them. Thread-safe.
 */
final class Rounds {
    private static final UUID THIS_NODE = UUID.randomUUID();
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration RAREST = Duration.ofHours(1);

    private final PollLeases leases;
    private final UUID account;
    private final Duration usual;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Instant next = Instant.EPOCH;
    private volatile Instant notBefore = Instant.EPOCH;
    private int failures;

    Rounds(PollLeases leases, UUID account, Duration usual, Clock clock) {
        this.leases = leases;
        this.account = account;
        this.usual = usual;
        this.clock = clock;
    }

    /** Makes the next round due, unless the other side asked to wait. */
    void ring() {
        next = Instant.EPOCH;
    }

    /** Runs this when a round is due and it is ours; says whether it did. Waits for a round that is under way. */
    boolean make(Round round) throws Exception {
        turn.lock();
        try {
            Instant now = clock.instant();
            if (now.isBefore(next) || now.isBefore(notBefore) || !leases.hold(account, THIS_NODE, LEASE)) return false;
            Duration rest = round.make();
            failures = 0;
            next = now.plus(rest);
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** It did not work; the other side asks to wait so long, or does not say. */
    void failed(@Nullable Duration pause) {
        turn.lock();
        try {
            Duration wait = usual.multipliedBy(1L << Math.min(failures++, 10));
            if (wait.compareTo(RAREST) > 0) wait = RAREST;
            Instant now = clock.instant();
            next = now.plus(wait);
            notBefore = pause == null ? notBefore : now.plus(pause);
        } finally {
            turn.unlock();
        }
    }

    /** Lets another node go on at once. */
    void giveUp() {
        leases.release(account, THIS_NODE);
    }

    /** What is done in a round; says how long it is to the next. */
    @FunctionalInterface
    interface Round {
        Duration make() throws Exception;
    }
}

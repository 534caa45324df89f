package dev.tributary.engine.errand;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Whose turn it is, and when to come again, for errands that go to somebody outside: at most two threads of the scheduler
 * wait for the same one, so whoever is slow or dead holds up nothing else; and what was in vain is tried again after growing
 * pauses, until it is given up. Thread-safe.
 */
public final class Turns {
    /** How long to wait after each try in vain to reach a server of somebody else. */
    public static final List<Duration> USUAL_PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(5));

    private static final int AT_ONCE = 2;
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Clock clock;
    private final List<Duration> pauses;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    /**
     * Turns by the house's clock.
     *
     * @param pauses how long to wait after each try in vain; after the last it is given up
     */
    public Turns(Clock clock, List<Duration> pauses) {
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
    }

    /** Goes to somebody, unless two are there; then nothing is done, and {@link #soon} is when to come again. */
    public <T> Optional<T> take(String name, Supplier<T> visit) {
        Semaphore place = places.computeIfAbsent(name, somebody -> new Semaphore(AT_ONCE));
        if (!place.tryAcquire()) return Optional.empty();
        try {
            return Optional.of(visit.get());
        } finally {
            place.release();
        }
    }

    /** When whoever found no place comes again. */
    public Instant soon() {
        return clock.instant().plus(BUSY);
    }

    /**
     * When to come again after a try in vain; nothing when it is given up.
     *
     * @param tries how many there were, this one too
     */
    public Optional<Instant> again(int tries) {
        return tries > pauses.size()
                ? Optional.empty()
                : Optional.of(clock.instant().plus(pauses.get(tries - 1)));
    }
}

package dev.tributary.engine.kit.crash;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Kills a house at random moments while customers write, each on a thread of its own, and starts it again. A kill waits
 * for an acknowledgement and for a moment in which something is under way: every one of them has something to lose and
 * something to cut off.
 */
public final class CrashRig {
    private static final Duration EARLIEST = Duration.ofMillis(500);
    private static final Duration LATEST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REPEATS = 5;

    private final House house;
    private final Ledger ledger;
    private final List<Customer> customers;
    private final PrintStream out;
    private final Random random;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private volatile IOException lastRefusal = new IOException("nothing was refused");
    private volatile boolean up;
    private volatile boolean over;

    /** Writes to the ledger and says on {@code out} what it does; the seed is said, too, and repeats the moments. */
    public CrashRig(House house, Ledger ledger, List<Customer> customers, long seed, PrintStream out) {
        this.house = house;
        this.ledger = ledger;
        this.customers = List.copyOf(customers);
        this.out = out;
        this.random = new Random(seed);
        out.println("crash rig: " + customers.size() + " connections, seed " + seed);
    }

    /**
     * A kill.
     *
     * @param alive how long the house had been answering
     * @param inFlight how many requests were under way when the signal was sent
     * @param cutOff how many requests never got their answer
     * @param acknowledged how many messages had been acknowledged since the beginning
     * @param restart how long the start after it took, zero for the last
     */
    public record Kill(Duration alive, int inFlight, int cutOff, int acknowledged, Duration restart) {}

    /** Starts the house, kills it this many times under load, and leaves it dead and the customers silent. */
    public List<Kill> kill(int times) {
        out.printf("  started in %.1f s%n", seconds(house.start()));
        List<Thread> threads = new ArrayList<>();
        for (Customer customer : customers) threads.add(Thread.ofPlatform().start(() -> keepWriting(customer)));
        List<Kill> kills = new ArrayList<>();
        try {
            up = true;
            for (int i = 1; i <= times; i++) {
                Kill kill = killOnce(i == times);
                out.printf(
                        "  kill %d after %.1f s: %d in flight, %d of them without an answer, %d acknowledged so far%s%n",
                        i,
                        seconds(kill.alive()),
                        kill.inFlight(),
                        kill.cutOff(),
                        kill.acknowledged(),
                        i == times ? "" : ", restarted in %.1f s".formatted(seconds(kill.restart())));
                kills.add(kill);
            }
        } finally {
            over = true;
            threads.forEach(CrashRig::join);
        }
        return kills;
    }

    private Kill killOnce(boolean last) {
        int before = ledger.size();
        long began = System.nanoTime();
        try {
            waitUntil("an acknowledgement", () -> ledger.size() > before);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    e.getMessage() + "; requests in flight: " + inFlight.get() + "; the house: " + house.state(),
                    lastRefusal);
        }
        long from = EARLIEST.toNanos();
        long due = System.nanoTime() + from + (long) (random.nextDouble() * (LATEST.toNanos() - from));
        while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
        waitUntil("a request in flight", () -> inFlight.get() > 0);
        int under = inFlight.get();
        up = false;
        house.kill();
        Duration alive = Duration.ofNanos(System.nanoTime() - began);
        waitUntil("the end of what was in flight", () -> inFlight.get() == 0);
        int without = cutOff.getAndSet(0);
        int acknowledged = ledger.size();
        Duration restart = last ? Duration.ZERO : house.start();
        up = !last;
        return new Kill(alive, under, without, acknowledged, restart);
    }

    private static void waitUntil(String what, BooleanSupplier there) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new IllegalStateException("waited in vain for " + what);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
        }
    }

    private void keepWriting(Customer customer) {
        while (!over) {
            if (up) writeOnce(customer);
            else LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void writeOnce(Customer customer) {
        try {
            Letter letter = customer.write();
            ledger.handedIn(letter);
            inFlight.incrementAndGet();
            boolean answered = false;
            try {
                letter.handIn();
                answered = true;
                ledger.acknowledged(letter.name());
            } finally {
                if (!answered && !up) cutOff.incrementAndGet();
                inFlight.decrementAndGet();
            }
        } catch (IOException e) {
            // refused, or the house is dead: a moment's patience, then the next
            lastRefusal = e;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Hands in again, under the same names, what was never acknowledged; returns how many messages that were. */
    public int repeatUnacknowledged() throws IOException {
        List<Letter> open = ledger.unacknowledged();
        for (Letter letter : open) {
            repeat(letter);
            ledger.acknowledged(letter.name());
        }
        return open.size();
    }

    /** A kept-alive connection may still lead to the house that was killed: its first request only finds that out. */
    private static void repeat(Letter letter) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                letter.handIn();
                return;
            } catch (IOException e) {
                if (tries == REPEATS) throw e;
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

package dev.tributary.rules.bench;

import dev.tributary.engine.decision.Snapshot;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Contenders on the same messages: first their answers are compared, then they take turns, and each one's best counts. */
final class Race {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 25);
    private static final long TURN = 30_000_000;
    private static final long WARMING = 1_500_000_000L;

    private final String name;
    private final List<Snapshot> messages;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();

    Race(String name, List<Snapshot> messages) {
        this.name = name;
        this.messages = messages;
    }

    void with(String contender, Contender how) {
        contenders.put(contender, how);
    }

    /** How many nanoseconds a message takes each; with turns that are so many times shorter, and so many times more of them. */
    Map<String, Double> run(int finer) {
        compare();
        contenders.values().forEach(contender -> turn(contender, WARMING));
        Map<String, Double> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS * finer; round++) {
            contenders.forEach((who, contender) -> best.merge(who, turn(contender, TURN / finer), Math::min));
        }
        double ours = best.values().iterator().next();
        best.forEach((who, nanos) -> System.out.printf(
                Locale.ROOT,
                "%-24s %-12s %12.2f us a message %8.2f of ours%n",
                name,
                who,
                nanos / 1_000,
                nanos / ours));
        return best;
    }

    private void compare() {
        Contender first = contenders.values().iterator().next();
        int fired = 0;
        for (Snapshot message : messages) {
            int[] expected = first.fired(message);
            fired += expected.length;
            contenders.forEach((who, contender) -> {
                int[] got = contender.fired(message);
                if (!Arrays.equals(expected, got)) {
                    throw new IllegalStateException("%s: %s fires %s, not %s on %s"
                            .formatted(name, who, Arrays.toString(got), Arrays.toString(expected), message));
                }
            });
        }
        System.out.printf(Locale.ROOT, "%-24s %.2f rules fire on a message%n", name, (double) fired / messages.size());
    }

    /** Looks at the clock about every ten microseconds. */
    private double turn(Contender contender, long nanos) {
        long began = System.nanoTime();
        long ended = began;
        int done = 0;
        int atOnce = 1;
        while (ended - began < nanos) {
            for (int i = 0; i < atOnce; i++) {
                contender.fired(messages.get(done++ % messages.size()));
            }
            ended = System.nanoTime();
            atOnce = (int) Math.max(1, 10_000L * done / (ended - began));
        }
        return (double) (ended - began) / done;
    }
}

package dev.tributary.ui.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.EveryRow;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.replay.Replay;
import dev.tributary.engine.replay.Replays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How long a draft of a hundred rules takes over ten thousand recorded messages, beside the rules that are live; and that
 * every row of the database is after it what it was before.
 */
final class ReplayBench {
    private static final int CALLERS = 32;
    private static final int MESSAGES = Integer.getInteger("bench.replayed", 10_000);
    private static final int RULES = 100;
    private static final int TRIES = 3;
    private static final String BOOK = "routing";
    private static final String[] WORDS = {"parcel", "shoe", "basket", "refund", "csomagom", "invoice", "broken", "late"
    };
    private static final String[] LANGUAGES = {"hu", "en", "de"};

    private ReplayBench() {}

    static List<Figure> run() throws Exception {
        System.out.printf(
                "replay: a draft of %d rules on %d recorded messages, beside the rules that ship%n", RULES, MESSAGES);
        List<Figure> figures = new ArrayList<>();
        for (TestDatabase kind : TestDatabase.values()) figures.add(run(kind));
        return figures;
    }

    private static Figure run(TestDatabase kind) throws Exception {
        try (EngineKit engine = BenchHouse.open(BenchHouse.furnished(kind))) {
            UUID owner = Seeds.in(engine).owner().id();
            Instant began = Instant.now();
            write(engine);
            // whatever else the house does by itself would change rows
            Scheduler scheduler = engine.get(Scheduler.class);
            scheduler.pause();
            while (!scheduler.getCurrentlyExecuting().isEmpty()) Thread.onSpinWait();
            Map<String, List<String>> before = EveryRow.of(engine);
            String draft = engine.get(RuleBooks.class).content(BOOK, 1) + draft();
            double best = Double.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) best = Math.min(best, replayed(engine, owner, draft, began));
            if (!EveryRow.of(engine).equals(before)) throw new IllegalStateException("the replay changed a row");
            System.out.printf(
                    "  %-10s %.2f s, %,.0f messages/s; no row of %d tables changed%n",
                    BenchHouse.label(kind), best, MESSAGES / best, before.size());
            return Figure.bar("replay-" + BenchHouse.label(kind), best, "s", 10);
        }
    }

    private static double replayed(EngineKit engine, UUID owner, String draft, Instant since) {
        long began = System.nanoTime();
        Replay replay = engine.get(Replays.class).start(owner, BOOK, draft, since.minus(Duration.ofMinutes(1)));
        while (replay.progress().state() == Replay.State.RUNNING) Thread.onSpinWait();
        double seconds = (System.nanoTime() - began) / 1e9;
        Replay.Progress progress = replay.progress();
        if (progress.state() != Replay.State.DONE || progress.done() < MESSAGES || progress.newlyMatched() == 0)
            throw new IllegalStateException("not replayed: " + progress);
        return seconds;
    }

    private static void write(EngineKit engine) throws Exception {
        Intake intake = engine.get(Intake.class);
        Crew.work(CALLERS, caller -> {
            UUID visitor = UUID.randomUUID();
            for (int number = caller; number < MESSAGES; number += CALLERS) {
                if (number / CALLERS % 4 == 0) visitor = UUID.randomUUID();
                intake.accept(IntakeBench.message(visitor, number));
            }
        });
    }

    /** Rules of the usual kind: a pattern with a word or two, and two plain conditions. */
    private static String draft() {
        StringBuilder draft = new StringBuilder();
        for (int number = 0; number < RULES; number++)
            draft.append("""

                    rule('Draft %d') {
                      on messageReceived
                      when {
                        text =~ /(?i)\\b(%s|%s)s?\\b.{0,%d}[aeiou]|number %d/
                        contact.language == '%s' || contact.conversationCount < %d
                        !message.automatic
                      }
                      then { tag 'draft-%d' }
                    }
                    """.formatted(
                            number,
                            WORDS[number % WORDS.length],
                            WORDS[number / WORDS.length % WORDS.length],
                            20 + number,
                            number,
                            LANGUAGES[number % LANGUAGES.length],
                            1 + number % 5,
                            number));
        return draft.toString();
    }
}

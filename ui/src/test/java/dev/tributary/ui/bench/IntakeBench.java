package dev.tributary.ui.bench;

import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.Sender;
import dev.tributary.engine.spi.ThreadingClues;
import dev.tributary.engine.spi.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Messages a second through {@link Intake}, beside the inserts that it did, done again by bare JDBC with as many commits on
 * a copy of the database. Bare JDBC does not look for repeats, lock, mask, decide or change a row.
 */
final class IntakeBench {
    private static final int CALLERS = Integer.getInteger("bench.callers", 32);
    private static final int MESSAGES = Integer.getInteger("bench.messages", 16_000);
    private static final int OF_ONE_VISITOR = 4;

    private IntakeBench() {}

    static List<Figure> run() throws Exception {
        System.out.printf(
                "intake: %d messages of chat visitors, %d of each, by %d callers at once, with the rules that ship%n",
                MESSAGES, OF_ONE_VISITOR, CALLERS);
        List<Figure> figures = new ArrayList<>();
        for (TestDatabase kind : TestDatabase.values()) figures.addAll(run(kind));
        return figures;
    }

    private static List<Figure> run(TestDatabase kind) throws Exception {
        warmUp(kind);
        TestDatabase.Address original = BenchHouse.furnished(kind);
        TestDatabase.Address rehearsal = DatabaseCopy.of(kind, original);
        TestDatabase.Address stage = DatabaseCopy.of(kind, original);
        Recorder recorder = new Recorder();
        double taken;
        try (EngineKit engine = BenchHouse.open(original, recorder)) {
            recorder.begin();
            taken = write(engine, MESSAGES);
        }
        // everything the transactions inserted, as they committed it; the engine's own errands are left out
        List<Unit> inserts = recorder.end().stream()
                .filter(unit -> unit.transaction() && unit.mentions("rule_trace"))
                .map(Unit::inserts)
                .toList();
        replay(rehearsal, inserts);
        double bare = replay(stage, inserts);
        double rate = MESSAGES / taken;
        double ratio = bare / taken;
        System.out.printf(
                "  %-10s %,7.0f messages/s through intake, %,7.0f/s by bare JDBC: %.2f of it; %,d commits, %.1f messages each%n",
                BenchHouse.label(kind),
                rate,
                MESSAGES / bare,
                ratio,
                inserts.size(),
                (double) MESSAGES / inserts.size());
        return List.of(
                Figure.atLeast("intake-" + BenchHouse.label(kind) + "-ratio", ratio, "ratio", 0.5),
                Figure.atLeast(
                        "intake-" + BenchHouse.label(kind) + "-batch",
                        (double) MESSAGES / inserts.size(),
                        "messages/commit",
                        2));
    }

    private static void warmUp(TestDatabase kind) throws Exception {
        try (EngineKit engine = BenchHouse.open(BenchHouse.furnished(kind))) {
            write(engine, MESSAGES);
        }
    }

    private static double replay(TestDatabase.Address database, List<Unit> inserts) throws SQLException, IOException {
        try (Replay replay = new Replay(database)) {
            return replay.run(inserts);
        }
    }

    private static double write(EngineKit engine, int messages) throws Exception {
        Intake intake = engine.get(Intake.class);
        int each = messages / CALLERS;
        return Crew.work(CALLERS, caller -> {
            UUID visitor = UUID.randomUUID();
            for (int i = 0; i < each; i++) {
                if (i % OF_ONE_VISITOR == 0) visitor = UUID.randomUUID();
                IntakeResult result = intake.accept(message(visitor, caller * each + i));
                if (!(result instanceof IntakeResult.Stored)) throw new IllegalStateException("not stored: " + result);
            }
        });
    }

    static InboundMessage message(UUID visitor, int number) {
        return new InboundMessage(
                BenchHouse.SITE,
                visitor + ":" + UUID.randomUUID(),
                false,
                new Sender(visitor.toString(), null, null, false),
                null,
                Unmasked.of(Texts.of(number)),
                null,
                null,
                List.of(),
                ThreadingClues.NONE,
                false,
                new Visit(
                        Unmasked.of("http://shop.example/shoes/hiking?size=42"),
                        Unmasked.of("Hiking shoes"),
                        Unmasked.of("https://www.google.com/"),
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36",
                        "hu-HU",
                        "Europe/Budapest"),
                Instant.now());
    }
}

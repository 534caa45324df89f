package dev.tributary.ui.bench;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.NewVisitor;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages a second the statements of the chat edge allow. The engine does in this process what the edge asks of
 * it, on as many threads as there are connections; then bare JDBC says the same statements again to a copy: one thread the
 * transactions in their order, another one the reads around them.
 */
final class StatementRate {
    private static final int MESSAGES = Integer.getInteger("bench.messages", 16_000);

    private StatementRate() {}

    static double of(TestDatabase kind) throws Exception {
        TestDatabase.Address original = BenchHouse.furnished(kind);
        List<List<NewVisitor>> visitors = new ArrayList<>();
        try (EngineKit engine = BenchHouse.open(original)) {
            UUID site = engine.get(ChannelAccounts.class)
                    .byKey(BenchHouse.SITE)
                    .orElseThrow()
                    .id();
            for (int i = 0; i < EdgeBench.CONNECTIONS; i++) {
                List<NewVisitor> some = new ArrayList<>();
                for (int j = 0; j < EdgeBench.VISITORS; j++)
                    some.add(engine.get(VisitorThread.class).welcome(site, BenchHouse.ORIGIN, Duration.ofDays(1)));
                visitors.add(some);
            }
        }
        TestDatabase.Address rehearsal = DatabaseCopy.of(kind, original);
        TestDatabase.Address stage = DatabaseCopy.of(kind, original);
        Recorder recorder = new Recorder();
        try (EngineKit engine = BenchHouse.open(original, recorder)) {
            recorder.begin();
            write(engine, visitors);
        }
        List<Unit> units = recorder.end();
        replay(rehearsal, units);
        return MESSAGES / replay(stage, units);
    }

    private static double replay(TestDatabase.Address database, List<Unit> units) throws Exception {
        List<Unit> transactions = units.stream().filter(Unit::transaction).toList();
        List<Unit> reads = units.stream().filter(unit -> !unit.transaction()).toList();
        try (Replay first = new Replay(database);
                Replay second = new Replay(database)) {
            return Crew.work(2, i -> {
                if (i == 0) first.run(transactions);
                else second.run(reads);
            });
        }
    }

    private static void write(EngineKit engine, List<List<NewVisitor>> visitors) throws Exception {
        VisitorThread threads = engine.get(VisitorThread.class);
        Intake intake = engine.get(Intake.class);
        Set<UUID> listening = new HashSet<>();
        visitors.forEach(some -> listening.add(some.getFirst().visitor().id()));
        Boxes boxes = new Boxes(
                threads, listening, visitors.getFirst().getFirst().visitor().accountId());
        try (var subscription = engine.get(EventFeed.class).subscribe(boxes::heard)) {
            Objects.requireNonNull(subscription);
            int each = MESSAGES / EdgeBench.CONNECTIONS;
            Crew.work(EdgeBench.CONNECTIONS, connection -> {
                for (int i = 0; i < each; i++) {
                    NewVisitor visitor = visitors.get(connection).get(i % EdgeBench.VISITORS);
                    VisitorIdentity identity =
                            threads.byToken(visitor.token(), BenchHouse.ORIGIN).orElseThrow();
                    IntakeResult result = intake.accept(IntakeBench.message(identity.id(), connection * each + i));
                    if (!(result instanceof IntakeResult.Stored stored))
                        throw new IllegalStateException("not stored: " + result);
                    threads.message(identity, stored.messageId()).orElseThrow();
                }
            });
        }
    }

    /** What the edge does for boxes that listen: it looks up whose box shows something new, and what that is. */
    private record Boxes(
            VisitorThread threads, Set<UUID> listening, UUID site, ConcurrentHashMap<UUID, AtomicLong> read) {
        Boxes(VisitorThread threads, Set<UUID> listening, UUID site) {
            this(threads, listening, site, new ConcurrentHashMap<>());
        }

        void heard(List<LoggedEvent> events) {
            Set<UUID> conversations = new HashSet<>();
            for (LoggedEvent event : events)
                if (event.kind() == EventKind.MESSAGE_RECEIVED && event.conversationId() != null)
                    conversations.add(event.conversationId());
            if (conversations.isEmpty()) return;
            for (UUID visitor : threads.visitorsOf(conversations)) {
                if (!listening.contains(visitor)) continue;
                AtomicLong last = read.computeIfAbsent(visitor, id -> new AtomicLong());
                threads.after(new VisitorIdentity(visitor, site), last.get(), 50)
                        .forEach(message -> last.set(message.position()));
            }
        }
    }
}

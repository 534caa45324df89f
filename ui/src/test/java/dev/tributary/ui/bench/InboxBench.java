package dev.tributary.ui.bench;

import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.search.SearchQuery;
import dev.tributary.engine.search.TextIndex;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * How long the inbox takes to show itself over a million messages in a hundred thousand conversations, and how much less it
 * takes over a tenth of that: first and next page of every queue and of filters at random, counts, and words.
 */
final class InboxBench {
    private static final int CONVERSATIONS = Integer.getInteger("bench.conversations", 100_000);
    /** One of the databases, or both. */
    private static final String ONLY = System.getProperty("bench.database", "");

    private static final int PAGE = 40;
    private static final int FILTERS = 60;
    private static final int ROUNDS = 20;
    private static final int SLOWEST = 8;
    /** Seconds of asking before anything is measured. */
    private static final int WARM_UP = 5;
    /** Seconds without a further word. */
    private static final int PATIENCE = 60;
    /** A rare word stands in some ten messages of a million, a frequent one in most. */
    private static final int[] RANKS = {0, 1, 5, 20, 80, 300, 1200, 5000, 12_000, 19_000};

    private InboxBench() {}

    static List<Figure> run() throws Exception {
        System.out.printf(
                "inbox: %,d messages in %,d conversations, and a tenth of them%n",
                CONVERSATIONS * InboxStore.MESSAGES, CONVERSATIONS);
        List<Figure> figures = new ArrayList<>();
        for (TestDatabase kind : TestDatabase.values()) {
            String label = BenchHouse.label(kind);
            if (!ONLY.isEmpty() && !ONLY.equals(label)) continue;
            Map<String, Double> tenth = new LinkedHashMap<>();
            Map<String, Double> whole = new LinkedHashMap<>();
            // side by side, as the machine is not as quick at all times
            try (Filled small = Filled.of(kind, CONVERSATIONS / 10);
                    Filled large = Filled.of(kind, CONVERSATIONS)) {
                measure("page", InboxBench::pages, small, large, tenth, whole);
                measure("filter", InboxBench::filters, small, large, tenth, whole);
                measure("count", InboxBench::counts, small, large, tenth, whole);
                measure("text", InboxBench::texts, small, large, tenth, whole);
            }
            boolean postgres = kind == TestDatabase.POSTGRES;
            Map<String, Integer> most =
                    Map.of("page", postgres ? 20 : 50, "filter", postgres ? 20 : 50, "count", 10, "text", 100);
            whole.forEach((what, value) ->
                    figures.add(Figure.bar("inbox-" + what + "-" + label, value, "ms", most.getOrDefault(what, 0))));
            whole.forEach((what, value) -> figures.add(Figure.bar(
                    "inbox-" + what + "-growth-" + label,
                    value / Math.max(0.001, tenth.getOrDefault(what, 1.0)),
                    "x",
                    1.5)));
        }
        return figures;
    }

    /** A store with its words, and the house on it. */
    private record Filled(KeptStore kept, EngineKit engine, int conversations) implements AutoCloseable {
        static Filled of(TestDatabase kind, int conversations) throws Exception {
            long began = System.nanoTime();
            KeptStore kept = KeptStore.of(kind, conversations);
            EngineKit engine = BenchHouse.open(kept.address);
            double filled = seconds(began);
            began = System.nanoTime();
            awaitWords(engine, kept.store, conversations);
            System.out.printf(
                    "  %-10s %,7d conversations: written in %.0f s, words in %.0f s%n",
                    BenchHouse.label(kind), conversations, filled, seconds(began));
            return new Filled(kept, engine, conversations);
        }

        @Override
        public void close() throws Exception {
            engine.close();
            kept.close();
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** The word of all words is found in every conversation there is, as far as it is counted, when all are written. */
    private static void awaitWords(EngineKit engine, InboxStore store, int conversations) throws InterruptedException {
        UUID owner = store.agents.getFirst();
        Search search = engine.get(Search.class);
        int wanted = conversations * InboxStore.MESSAGES;
        int found = 0;
        for (int still = 0; found < wanted; ) {
            Thread.sleep(Duration.ofSeconds(1));
            int now = writtenAnew(engine) ? 0 : engine.get(TextIndex.class).size();
            still = now == found ? still + 1 : 0;
            if (still == PATIENCE)
                throw new IllegalStateException("only " + found + " messages have their words written");
            found = now;
        }
        if (search.count(owner, Queue.RESOLVED, query(InboxStore.word(0), 0, store, new Random(1))) == 0)
            throw new IllegalStateException("the most frequent word is not found");
    }

    /** Whether PostgreSQL's words are of an older version: those of a kept store are counted until they are cleared. */
    private static boolean writtenAnew(EngineKit engine) {
        DSLContext sql = engine.get(DSLContext.class);
        return sql.family() == SQLDialect.POSTGRES
                && sql.fetchOptional("select 1 from words_written where version < ?", TextIndex.VERSION)
                        .isPresent();
    }

    private record Ask(String what, Runnable question) {}

    private static List<UUID> people(InboxStore store) {
        // the owner sees all; the others have one group and two
        return List.of(store.agents.get(0), store.agents.get(1), store.agents.get(3));
    }

    private static List<Ask> pages(EngineKit engine, InboxStore store) {
        Inbox inbox = engine.get(Inbox.class);
        List<Ask> asks = new ArrayList<>();
        for (UUID agent : people(store))
            for (Queue queue : Queue.values())
                for (int page = 0; page < 2; page++) {
                    int offset = page * PAGE;
                    asks.add(new Ask(queue + "+" + offset, () -> inbox.page(agent, queue, offset, PAGE)));
                }
        return asks;
    }

    private static List<Ask> filters(EngineKit engine, InboxStore store) {
        Search search = engine.get(Search.class);
        Random random = new Random(7);
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < FILTERS; i++) {
            // each of the nine by itself, then two and three together
            int parts = i < 9 ? 1 << i : 1 << random.nextInt(9) | 1 << random.nextInt(9) | 1 << random.nextInt(9);
            SearchQuery query = query("", parts, store, random);
            UUID agent = people(store).get(i % 3);
            for (Queue queue : List.of(Queue.ALL, Queue.RESOLVED))
                for (int page = 0; page < 2; page++) {
                    int offset = page * PAGE;
                    asks.add(new Ask(
                            Integer.toBinaryString(parts) + " " + queue,
                            () -> search.page(agent, queue, query, offset, PAGE)));
                }
        }
        return asks;
    }

    private static List<Ask> counts(EngineKit engine, InboxStore store) {
        Inbox inbox = engine.get(Inbox.class);
        return store.agents.stream()
                .map(agent -> new Ask("counts", () -> inbox.counts(agent)))
                .toList();
    }

    private static List<Ask> texts(EngineKit engine, InboxStore store) {
        Search search = engine.get(Search.class);
        Random random = new Random(9);
        List<Ask> asks = new ArrayList<>();
        for (int rank : RANKS) {
            String one = InboxStore.word(rank);
            String two = one + " " + InboxStore.word(RANKS[random.nextInt(RANKS.length)]);
            for (String typed : List.of(one, two, one.substring(0, 4) + "*"))
                for (UUID agent : people(store))
                    asks.add(new Ask(
                            typed + " (" + rank + ")",
                            () -> search.page(agent, Queue.RESOLVED, query(typed, 0, store, random), 0, PAGE)));
        }
        return asks;
    }

    private static SearchQuery query(String text, int parts, InboxStore store, Random random) {
        LocalDate day = LocalDate.of(2026, 11, 29).minusDays(random.nextInt(20));
        return new SearchQuery(
                text,
                (parts & 1) == 0 ? Set.of() : Set.of(1 + random.nextInt(5)),
                (parts & 2) == 0 ? Set.of() : Set.of(store.agents.get(1 + random.nextInt(19))),
                (parts & 4) == 0 ? Set.of() : Set.of(store.groups.get(random.nextInt(8))),
                (parts & 8) == 0 ? Set.of() : Set.of(InboxStore.tag(random.nextInt(40))),
                (parts & 16) == 0 ? Set.of() : Set.of(InboxStore.tag(random.nextInt(40))),
                (parts & 32) == 0 ? "" : random.nextBoolean() ? "/sale/" : InboxStore.page(random.nextInt(2000)),
                (parts & 64) == 0 ? "" : random.nextBoolean() ? "10.7." : InboxStore.address(random.nextInt(20_000)),
                (parts & 128) == 0 ? Set.of() : Set.of(random.nextBoolean() ? "chat" : "messenger"),
                (parts & 256) == 0 ? null : day,
                (parts & 256) == 0 ? null : day.plusDays(3),
                ZoneOffset.UTC);
    }

    /** The 95th percentiles in milliseconds of both stores, asked in turns. */
    private static void measure(
            String name,
            BiFunction<EngineKit, InboxStore, List<Ask>> asks,
            Filled small,
            Filled large,
            Map<String, Double> tenth,
            Map<String, Double> whole) {
        Asked few = new Asked(asks.apply(small.engine, small.kept.store));
        Asked many = new Asked(asks.apply(large.engine, large.kept.store));
        few.warmUp();
        many.warmUp();
        for (int round = 0; round < ROUNDS; round++) {
            few.round();
            many.round();
        }
        tenth.put(name, few.p95(name, small.conversations));
        whole.put(name, many.p95(name, large.conversations));
    }

    /** Questions to a store, and how long its answers took. */
    private static final class Asked {
        private final List<Ask> asks;
        private final List<Double> times = new ArrayList<>();
        private final Map<String, List<Double>> each = new HashMap<>();

        Asked(List<Ask> asks) {
            this.asks = asks;
        }

        /** The first asks read from the disk and are compiled: at least once each, and for some seconds. */
        void warmUp() {
            long warm = System.nanoTime();
            do for (Ask ask : asks) ask.question().run();
            while (seconds(warm) < WARM_UP);
        }

        void round() {
            for (Ask ask : asks) {
                long began = System.nanoTime();
                ask.question().run();
                times.add((System.nanoTime() - began) / 1e6);
                each.computeIfAbsent(ask.what(), _ -> new ArrayList<>()).add(times.getLast());
            }
        }

        double p95(String name, int conversations) {
            Collections.sort(times);
            double p95 = times.get((int) Math.ceil(times.size() * 0.95) - 1);
            System.out.printf(
                    "    %,7d %-7s half under %.2f ms, 95 %% under %.2f ms, all under %.2f ms%n",
                    conversations, name, times.get(times.size() / 2), p95, times.getLast());
            each.entrySet().stream()
                    .sorted(Comparator.comparingDouble((Map.Entry<String, List<Double>> one) -> half(one.getValue()))
                            .reversed())
                    .limit(SLOWEST)
                    .forEach(one -> System.out.printf(
                            "      slow: %s, half under %.2f ms%n", one.getKey(), half(one.getValue())));
            return p95;
        }

        private static double half(List<Double> times) {
            return times.stream().sorted().toList().get(times.size() / 2);
        }
    }
}

package dev.tributary.rules.bench;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.book.BookCompiler;
import dev.tributary.rules.run.Activation;
import dev.tributary.rules.syntax.DearRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code ./tributary bench rules}: the evaluator beside hand-written Java, Drools, statically compiled Groovy and MVEL, on the
 * same rules and messages, with equal answers. Ends with lines {@code FIGURE name value unit >= bar}.
 */
public final class RulesBench {
    private static final int MESSAGES = 200;
    private static final int CHECKS = 20;
    private static final House HOUSE = new House(Set.of("chat", "email"), Set.of(), Set.of(), Set.of());

    private final List<Figure> figures = new ArrayList<>();

    private RulesBench() {}

    public static void main(String[] words) throws Exception {
        RulesBench bench = new RulesBench();
        for (String size : System.getProperty("bench.sizes", "100,1000,10000").split(",", 0)) {
            bench.usual(Integer.parseInt(size));
            bench.tracing(Integer.parseInt(size));
        }
        bench.withoutWords(100);
        bench.compiling();
        bench.checking();
        System.out.println();
        bench.figures.forEach(System.out::println);
        System.exit(0);
    }

    private void usual(int size) throws Exception {
        Lots lots = new Lots();
        List<Snapshot> messages = lots.messages(MESSAGES);
        List<DrawnRule> rules = lots.usual(size);
        Map<String, Double> best = race("usual-" + size, messages, rules);
        double ours = best.getOrDefault("ours", 0.0);
        double java = best.getOrDefault("java", 0.0);
        if (size == 100) {
            figures.add(Figure.atMost("rules.usual-100-of-java", ours / java, "times", 0.5));
        } else {
            figures.add(Figure.atLeast("rules.usual-" + size + "-scanning", java / ours, "times", 20));
        }
        figures.add(
                Figure.atLeast("rules.usual-" + size + "-drools", best.getOrDefault("drools", 0.0) / ours, "times", 1));
    }

    /** A race of their own, in many short turns: the difference is small. */
    private void tracing(int size) {
        Lots lots = new Lots();
        Activation activation = Contenders.activation(lots.usual(size));
        Race race = new Race("tracing-" + size, lots.messages(MESSAGES));
        race.with("ours", Contenders.ours(activation));
        race.with("traceless", Contenders.traceless(activation));
        Map<String, Double> best = race.run(10);
        double share = best.getOrDefault("ours", 0.0) / best.getOrDefault("traceless", 0.0);
        figures.add(Figure.atMost("rules.trace-" + size, 100 * (share - 1), "%", 10));
    }

    private void withoutWords(int size) throws Exception {
        Lots lots = new Lots();
        List<Snapshot> messages = lots.messages(MESSAGES);
        Map<String, Double> best = race("without-words-" + size, messages, lots.withoutWords(size));
        double ours = best.getOrDefault("ours", 0.0);
        figures.add(Figure.atMost(
                "rules.without-words-" + size + "-of-java", ours / best.getOrDefault("java", 0.0), "times", 2.6));
        figures.add(Figure.atLeast(
                "rules.without-words-" + size + "-drools", best.getOrDefault("drools", 0.0) / ours, "times", 1));
    }

    private static Map<String, Double> race(String name, List<Snapshot> messages, List<DrawnRule> rules)
            throws Exception {
        Activation activation = Contenders.activation(rules);
        Race race = new Race(name, messages);
        race.with("ours", Contenders.ours(activation));
        race.with("java", Contenders.java(rules));
        race.with("drools", new Drools(rules));
        race.with("groovy", Contenders.groovy(rules));
        race.with("mvel", Contenders.mvel(rules));
        return race.run(1);
    }

    private void compiling() {
        double small = best(30, 100);
        double large = best(3, 10_000);
        figures.add(Figure.atMost("rules.compile-100", small / 1e6, "ms", 25));
        figures.add(Figure.atLeast("rules.compile-10000", 10_000 / (large / 1e9), "rules/s", 2_000));
    }

    private static double best(int times, int size) {
        List<BookText> books = Contenders.books(new Lots().usual(size));
        double best = Double.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            // a compiler knows what it has read
            try (BookCompiler compiler = new BookCompiler()) {
                long began = System.nanoTime();
                compiler.compile(books);
                best = Math.min(best, System.nanoTime() - began);
            }
        }
        System.out.printf(Locale.ROOT, "compile %d rules %.1f ms%n", size, best / 1e6);
        return best;
    }

    /** How long the dearest rule of 16 kB is checked: the median of a few times, once everything is warm. */
    private void checking() {
        List<DearRules> dear = DearRules.all().toList();
        Map<String, List<Long>> times = new HashMap<>();
        for (int round = 0; round < CHECKS; round++) {
            for (DearRules rule : dear) {
                try (BookCompiler compiler = new BookCompiler()) {
                    long began = System.nanoTime();
                    compiler.check(List.of(new BookText("dear", rule.source())), HOUSE, Locale.ENGLISH);
                    if (round >= CHECKS / 2) {
                        times.computeIfAbsent(rule.name(), fresh -> new ArrayList<>())
                                .add(System.nanoTime() - began);
                    }
                }
            }
        }
        String name = "";
        double worst = 0;
        for (Map.Entry<String, List<Long>> measured : times.entrySet()) {
            double median = measured.getValue().stream()
                            .sorted()
                            .toList()
                            .get(measured.getValue().size() / 2)
                    / 1e6;
            if (median > worst) {
                worst = median;
                name = measured.getKey();
            }
        }
        System.out.printf(Locale.ROOT, "check of 16 kB: the dearest, %s, %.1f ms%n", name, worst);
        figures.add(Figure.atMost("rules.check-16kB", worst, "ms", 300));
    }
}

package dev.tributary.ui.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code ./tributary bench [NAME …]}: runs the named benches, or all, and ends with their figures. */
public final class Bench {
    private static final Map<String, Callable<List<Figure>>> BENCHES = new LinkedHashMap<>();

    static {
        BENCHES.put("intake", IntakeBench::run);
        BENCHES.put("mail", MailBench::run);
        BENCHES.put("replay", ReplayBench::run);
        BENCHES.put("edge", EdgeBench::run);
        BENCHES.put("inbox", InboxBench::run);
    }

    private Bench() {}

    /** Runs the benches. */
    public static void main(String[] names) throws Exception {
        Set<String> wanted = names.length == 0 ? BENCHES.keySet() : Set.of(names);
        if (!BENCHES.keySet().containsAll(wanted)) {
            System.err.println("I know these benches: " + String.join(", ", BENCHES.keySet()));
            System.exit(2);
        }
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, Callable<List<Figure>>> bench : BENCHES.entrySet())
            if (wanted.contains(bench.getKey())) figures.addAll(bench.getValue().call());
        System.out.println();
        figures.forEach(System.out::println);
        // an embedded server's threads must not hold the process
        System.exit(0);
    }
}

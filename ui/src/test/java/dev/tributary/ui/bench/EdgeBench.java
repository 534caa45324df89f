package dev.tributary.ui.bench;

import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.ui.rig.ChatVisitor;
import dev.tributary.ui.rig.HouseProcess;
import dev.tributary.ui.rig.HttpLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Visitor messages a second over HTTP on six connections, the whole way (token, mask, thread, durable store, rules, live
 * update to a listening box on each connection), against the packaged house in its own process; beside the statements of
 * that way by bare JDBC, without HTTP and without a house around them.
 */
final class EdgeBench {
    static final int CONNECTIONS = 6;
    static final int VISITORS = 20;
    private static final double SECONDS = Double.parseDouble(System.getProperty("bench.seconds", "15"));

    private EdgeBench() {}

    static List<Figure> run() throws Exception {
        System.out.printf(
                "edge: six connections for %.0f s; the rate limits of visitors and addresses are lifted for this bench%n",
                SECONDS);
        List<Figure> figures = new ArrayList<>();
        for (TestDatabase kind : TestDatabase.values()) figures.addAll(run(kind));
        return figures;
    }

    private static List<Figure> run(TestDatabase kind) throws Exception {
        long[] nanos = overHttp(kind);
        double rate = nanos.length / SECONDS;
        double bare = StatementRate.of(kind);
        String suffix = kind == TestDatabase.H2 ? "" : "-" + BenchHouse.label(kind);
        double p99 = millis(nanos, 0.99);
        System.out.printf(
                "  %-10s %,6.0f messages/s, p50 %.1f ms, p99 %.1f ms; the same statements by bare JDBC %,6.0f/s: %.2f of it%n",
                BenchHouse.label(kind), rate, millis(nanos, 0.5), p99, bare, rate / bare);
        return List.of(
                Figure.atLeast("edge" + suffix + "-ratio", rate / bare, "ratio", 0.5),
                Figure.atLeast("edge" + suffix + "-rate", rate, "messages/s", 594),
                Figure.atMost("edge" + suffix + "-p99", p99, "ms", 19.5));
    }

    private static double millis(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))] / 1e6;
    }

    /** Every message's time from the request to its acknowledgement, sorted. */
    private static long[] overHttp(TestDatabase kind) throws Exception {
        TestDatabase.Address database = BenchHouse.furnished(kind);
        try (HouseProcess house = new HouseProcess(database, List.of("-Xmx1g"), "--tributary.chat.limits=off")) {
            house.start();
            List<Connection> connections = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) connections.add(new Connection(house.port()));
            Crew.work(CONNECTIONS, i -> connections.get(i).write(SECONDS));
            Crew.work(CONNECTIONS, i -> connections.get(i).write(SECONDS));
            house.stop();
            return connections.stream()
                    .flatMapToLong(connection -> Arrays.stream(connection.times, 0, connection.count))
                    .sorted()
                    .toArray();
        }
    }

    /** A connection, its visitors and one more on which the first visitor's box listens. */
    private static final class Connection {
        private final HttpLine line;
        private final List<ChatVisitor> visitors = new ArrayList<>();
        private final long[] times = new long[200_000];
        private int count;

        Connection(int port) throws IOException {
            line = new HttpLine(port);
            for (int i = 0; i < VISITORS; i++)
                visitors.add(ChatVisitor.welcomed(line, BenchHouse.SITE.account(), BenchHouse.ORIGIN));
            var stream = visitors.getFirst().listen(new HttpLine(port));
            Thread.ofPlatform().daemon().start(() -> {
                byte[] buffer = new byte[8192];
                try {
                    while (stream.read(buffer) >= 0) continue;
                } catch (IOException e) {
                    // the house is stopped
                }
            });
        }

        void write(double seconds) throws IOException {
            count = 0;
            long end = System.nanoTime() + (long) (seconds * 1e9);
            for (long now = System.nanoTime(); now < end; ) {
                visitors.get(count % VISITORS).write(line, UUID.randomUUID(), Texts.of(count));
                long done = System.nanoTime();
                times[count++] = done - now;
                now = done;
            }
        }
    }
}

package dev.tributary.engine.visit;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A website with a chat box, and a node of the house that its visitors listen to. As a program of its own it has visitors
 * come, says so, and waits to be killed.
 */
final class Site implements AutoCloseable {
    static final String HERE = "here";

    private static final AccountKey KEY = new AccountKey("chat", "shop");
    private static final String ORIGIN = "https://shop.example";

    final FakeRuleCompiler rules = new FakeRuleCompiler();
    final EngineKit kit;
    private final Listening listening = new Listening();
    private final UUID account;

    Site(TestDatabase.Address address) {
        rules.waitFor("visitorArrived", "visitorLeft", "conversationTagged");
        kit = EngineKit.start(address, rules, new RecordingGateway(), new FakeChannels(), listening);
        // who has left is looked for when a test says so: two who look at once share what they find
        kit.stopScheduler();
        ChannelAccounts accounts = kit.get(ChannelAccounts.class);
        account = accounts.all().stream()
                .findFirst()
                .orElseGet(() -> accounts.addByOperator(KEY, "Shop", new ChannelSettings(Map.of(), Map.of())))
                .id();
    }

    VisitorIdentity visitor() {
        return kit.get(VisitorThread.class)
                .welcome(account, ORIGIN, Duration.ofDays(1))
                .visitor();
    }

    /** The visitor writes, as the edge hands it in; returns the conversation. */
    UUID write(VisitorIdentity visitor) {
        kit.get(Attendance.class).writes(visitor);
        return ((IntakeResult.Stored) kit.get(Intake.class)
                        .accept(Incoming.chat(
                                        KEY,
                                        visitor.id().toString(),
                                        UUID.randomUUID().toString())
                                .build()))
                .conversationId();
    }

    void come(VisitorIdentity visitor) {
        listening.visitors.add(visitor.id());
        kit.get(Attendance.class).comes(visitor);
    }

    void go(VisitorIdentity visitor) {
        listening.visitors.remove(visitor.id());
        kit.get(Attendance.class).goes(List.of(visitor.id()));
    }

    /** Lets time pass, and looks who has left. */
    void pass(Duration time) {
        kit.clock().advance(time);
        kit.get(Departures.class).settle(() -> false);
    }

    /** What rules were asked about besides messages, in order. */
    List<Snapshot> asked() {
        return rules.seen().stream()
                .filter(seen -> !seen.event().equals("messageReceived"))
                .toList();
    }

    List<String> events() {
        return asked().stream().map(Snapshot::event).toList();
    }

    @Override
    public void close() {
        kit.close();
    }

    private static final class Listening implements Watch {
        final Set<UUID> visitors = ConcurrentHashMap.newKeySet();

        @Override
        public Set<UUID> listening() {
            return Set.copyOf(visitors);
        }
    }

    /** Has so many visitors come and write, and stays. */
    public static void main(String[] args) throws InterruptedException {
        Site site = new Site(new TestDatabase.Address(args[0], args[1], args[2], Path.of(args[3])));
        for (int i = 0; i < Integer.parseInt(args[4]); i++) {
            VisitorIdentity visitor = site.visitor();
            site.write(visitor);
            site.come(visitor);
        }
        System.out.println(HERE);
        System.out.flush();
        Thread.currentThread().join();
    }

    /** The command that has visitors come to the house at this address. */
    static List<String> command(TestDatabase.Address address, int visitors) {
        Map<String, Object> properties = address.properties();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Site.class.getName(),
                properties.get("tributary.db.url").toString(),
                properties.get("tributary.db.user").toString(),
                properties.get("tributary.db.password").toString(),
                properties.get("tributary.data").toString(),
                Integer.toString(visitors));
    }
}

package dev.tributary.engine.lookup;

import static dev.tributary.engine.store.schema.Tables.PENDING_DECISION;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.CompiledRules.Lookup;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * A house whose rule notes what a register says of each customer. As a program of its own it opens a house in which many
 * decisions wait, says a word whenever the register is asked, and another when nothing waits any more.
 */
final class AskingHouse {
    static final String ASKED = "asked";
    static final String NOTHING_LEFT = "nothing left";

    private static final AccountKey SITE = new AccountKey("chat", "shop");

    private AskingHouse() {}

    static FakeRuleCompiler rules() {
        FakeRuleCompiler rules = new FakeRuleCompiler();
        rules.need(snapshot -> List.of(new Lookup("crm", text(snapshot))));
        rules.decide(snapshot -> List.of(new Decision.Note(
                0,
                text(snapshot) + " is " + snapshot.lookups().getFirst().values().get("tier"))));
        return rules;
    }

    private static String text(Snapshot snapshot) {
        return snapshot.message() == null ? "" : snapshot.message().text();
    }

    /** Customers write while the register does not answer. */
    static void plant(EngineKit kit, int customers) {
        kit.get(ChannelAccounts.class).addByOperator(SITE, "Shop", new ChannelSettings(Map.of(), Map.of()));
        for (int i = 0; i < customers; i++)
            kit.get(Intake.class)
                    .accept(Incoming.chat(SITE, "v" + i, "m" + i)
                            .text("customer " + i)
                            .build());
    }

    static AskedSource silent() {
        AskedSource source = new AskedSource();
        source.behave(key -> {
            throw new IOException("closed");
        });
        return source;
    }

    static int waiting(EngineKit kit) {
        return kit.get(DSLContext.class).fetchCount(PENDING_DECISION);
    }

    /** Decides until nothing waits, and then waits to be killed. */
    public static void main(String[] args) {
        AskedSource source = new AskedSource();
        source.behave(key -> {
            say(ASKED);
            return Map.of("tier", "gold");
        });
        EngineKit kit = EngineKit.start(
                new TestDatabase.Address(args[0], args[1], args[2], Path.of(args[3])),
                rules(),
                source,
                new FakeChannels());
        // further than any pause, and than the dead node's heartbeats
        kit.advance(Duration.ofHours(Long.parseLong(args[4])));
        try {
            // the scheduler's own waits end by the house's clock: one that began after the jump above needs another
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> {
                        kit.advance(Duration.ofSeconds(10));
                        return waiting(kit) == 0;
                    });
        } finally {
            // whoever started this sees for itself whether that is so
            say(NOTHING_LEFT);
        }
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }

    /** The command that opens the house at this address so many hours later. */
    static List<String> command(TestDatabase.Address address, int hours) {
        Map<String, Object> properties = address.properties();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AskingHouse.class.getName(),
                properties.get("tributary.db.url").toString(),
                properties.get("tributary.db.user").toString(),
                properties.get("tributary.db.password").toString(),
                properties.get("tributary.data").toString(),
                Integer.toString(hours));
    }
}

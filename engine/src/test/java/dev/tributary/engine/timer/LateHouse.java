package dev.tributary.engine.timer;

import static dev.tributary.engine.store.schema.Tables.TIMER_FIRED;

import dev.tributary.engine.decision.CompiledRules.Trigger;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A house in which many customers have waited too long and a rule writes a note about each. As a program of its own it
 * opens the house an hour later, says a word for each note it is about to write, and another when nothing is left.
 */
final class LateHouse {
    static final String ABOUT_TO = "about to";
    static final String NOTHING_LEFT = "nothing left";

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private LateHouse() {}

    static FakeRuleCompiler rules() {
        FakeRuleCompiler rules = new FakeRuleCompiler();
        rules.waitFor(new Trigger(0, "unanswered", PATIENCE, false, null));
        rules.decide(LateHouse::note);
        return rules;
    }

    private static List<Decision> note(Snapshot snapshot) {
        return snapshot.event().equals("unanswered")
                ? List.of(new Decision.Note(0, "Nobody answered"), new Decision.Prioritise(0, "urgent"))
                : List.of();
    }

    /** Plants customers who wait from now on. */
    static void plant(EngineKit kit, int conversations) {
        Seeds seeds = Seeds.in(kit);
        UUID account = seeds.account("chat", "shop");
        UUID contact = seeds.contact("Vera", null);
        for (int i = 0; i < conversations; i++)
            seeds.conversation(contact, "chat", account).inbound("hello " + i).plant();
    }

    static int fired(EngineKit kit) {
        return kit.get(DSLContext.class).fetchCount(TIMER_FIRED);
    }

    /** Sweeps, an hour late, until nothing is left, and then waits to be killed. */
    public static void main(String[] args) {
        FakeRuleCompiler rules = rules();
        rules.decide(snapshot -> {
            if (snapshot.event().equals("unanswered")) say(ABOUT_TO);
            return note(snapshot);
        });
        EngineKit kit = EngineKit.start(new TestDatabase.Address(args[0], args[1], args[2], Path.of(args[3])), rules);
        kit.clock().advance(Duration.ofHours(1));
        kit.get(Sweep.class).run(() -> false);
        say(NOTHING_LEFT);
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }

    /** The command that opens the house at this address. */
    static List<String> command(TestDatabase.Address address) {
        Map<String, Object> properties = address.properties();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LateHouse.class.getName(),
                properties.get("tributary.db.url").toString(),
                properties.get("tributary.db.user").toString(),
                properties.get("tributary.db.password").toString(),
                properties.get("tributary.data").toString());
    }
}

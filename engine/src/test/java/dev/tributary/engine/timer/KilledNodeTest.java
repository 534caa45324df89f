package dev.tributary.engine.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Notes;
import dev.tributary.engine.kit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that is killed while its timers fire, and killed again, has fired each once when it is through. */
@Tag("slow")
class KilledNodeTest {
    private static final int CONVERSATIONS = 300;
    private static final int KILLS = 3;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachTimerFiresOnceHoweverOftenTheNodeIsKilled(TestDatabase database) throws Exception {
        TestDatabase.Address address = database.durable();
        try (EngineKit kit = EngineKit.start(address, LateHouse.rules())) {
            LateHouse.plant(kit, CONVERSATIONS);
        }
        Random random = new Random(20261125);
        List<Integer> saidBeforeDeath = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) saidBeforeDeath.add(killAfter(address, 10 + random.nextInt(60)));
        killAfter(address, Integer.MAX_VALUE);

        try (EngineKit kit = EngineKit.start(address, LateHouse.rules())) {
            assertThat(Notes.each(kit)).hasSize(CONVERSATIONS).containsOnly(1);
            assertThat(LateHouse.fired(kit)).isEqualTo(CONVERSATIONS);
        }
        assertThat(saidBeforeDeath).allMatch(said -> said >= 10);
    }

    /** Kills the node in the middle of a firing, or when it says that nothing is left; returns how many it began. */
    private static int killAfter(TestDatabase.Address address, int firings) throws IOException, InterruptedException {
        Process node = new ProcessBuilder(LateHouse.command(address))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int begun = 0;
        try (BufferedReader said = node.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(LateHouse.NOTHING_LEFT)) break;
                if (line.equals(LateHouse.ABOUT_TO) && ++begun >= firings) break;
            }
        } finally {
            node.destroyForcibly();
            node.waitFor();
        }
        return begun;
    }
}

package dev.tributary.engine.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeChannels;
import dev.tributary.engine.kit.Notes;
import dev.tributary.engine.kit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that is killed between asking and deciding loses no decision and makes none twice. */
@Tag("slow")
class KilledAskerTest {
    private static final int CUSTOMERS = 120;
    private static final int KILLS = 3;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachDecisionIsMadeOnceHoweverOftenTheNodeIsKilled(TestDatabase database) throws Exception {
        TestDatabase.Address address = database.durable();
        try (EngineKit kit = EngineKit.start(address, AskingHouse.rules(), AskingHouse.silent(), new FakeChannels())) {
            AskingHouse.plant(kit, CUSTOMERS);
            assertThat(AskingHouse.waiting(kit)).isEqualTo(CUSTOMERS);
        }
        Random random = new Random(20261125);
        int hours = 0;
        for (int kill = 0; kill < KILLS; kill++) killAfter(address, ++hours, 5 + random.nextInt(20));
        killAfter(address, ++hours, Integer.MAX_VALUE);

        try (EngineKit kit = EngineKit.start(address, AskingHouse.rules(), new FakeChannels())) {
            assertThat(Notes.each(kit)).hasSize(CUSTOMERS).containsOnly(1);
            assertThat(AskingHouse.waiting(kit)).isZero();
        }
    }

    /** Kills the node while it asks, or when it says that nothing is left. */
    private static void killAfter(TestDatabase.Address address, int hours, int questions)
            throws IOException, InterruptedException {
        Process node = new ProcessBuilder(AskingHouse.command(address, hours))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int asked = 0;
        try (BufferedReader said = node.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals(AskingHouse.NOTHING_LEFT)) break;
                if (line.equals(AskingHouse.ASKED) && ++asked >= questions) break;
            }
        } finally {
            node.destroyForcibly();
            node.waitFor();
        }
        assertThat(asked).isPositive();
    }
}

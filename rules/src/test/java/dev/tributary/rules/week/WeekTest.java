package dev.tributary.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Section 2 of the order, Notifications: over a week the mails handed to the house's mail and the notices on screens are
 * those of an oracle that knows only the order's words, none twice and none missing.
 */
class WeekTest {
    private static final long SEED = Long.getLong("tributary.week.seed", 20261123L);

    @Test
    void aWeekOfASmallHouseTellsWhomTheOrderSays() {
        compare(TestDatabase.H2, SEED, 60);
    }

    /** The long ring: it takes the better part of an hour. */
    @Test
    @Tag("long")
    void fiveThousandConversationsTellWhomTheOrderSays() {
        compare(TestDatabase.H2, SEED + 1, 5_000);
    }

    @Test
    @Tag("slow")
    void theSameHoldsOnPostgres() {
        compare(TestDatabase.POSTGRES, SEED + 2, 100);
    }

    private static void compare(TestDatabase database, long seed, int conversations) {
        long began = System.nanoTime();
        try (House house = new House(database)) {
            List<String> expected = new Week(house, seed, conversations).play().expected();
            List<String> happened = house.happened();
            System.out.printf(
                    "week: seed %d, %d conversations, %d mails and notices, %d ms%n",
                    seed, conversations, happened.size(), (System.nanoTime() - began) / 1_000_000);
            List<String> missing = new ArrayList<>(expected);
            happened.forEach(missing::remove);
            List<String> tooMuch = new ArrayList<>(happened);
            expected.forEach(tooMuch::remove);
            assertThat(missing).as("missing, seed %d", seed).isEmpty();
            assertThat(tooMuch).as("too much, seed %d", seed).isEmpty();
            for (String kind : List.of(" mail to ", " desktop of ", " copy to ", " OFFLINE", " MISSED"))
                assertThat(happened).as("the week has some").anyMatch(line -> line.contains(kind));
            // a small house may have none
            if (conversations >= 200)
                assertThat(happened).as("follow-ups").anyMatch(line -> line.contains(" FOLLOW_UP"));
        }
    }
}

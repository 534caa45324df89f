package dev.tributary.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Section 2 of the order, Notifications: over a week the mails handed to the house's mail and the notices on screens are
 * those of an oracle that knows only the order's words, none twice and none missing.
 */
class WeekTest {
    private static final Pattern CONVERSATION = Pattern.compile("\\bc\\d+\\b");
    /** Of how many conversations it is told what happened to them. */
    private static final int STORIES = 12;

    private static final long SEED = Long.getLong("tributary.week.seed", 20261123L);

    @Test
    void aWeekOfASmallHouseTellsWhomTheOrderSays() {
        compare(inMemory(), SEED, 60);
    }

    /** The long ring: it takes many minutes. */
    @Test
    @Tag("long")
    void fiveThousandConversationsTellWhomTheOrderSays() {
        compare(inMemory(), SEED + 1, 5_000);
    }

    @Test
    @Tag("slow")
    void theSameHoldsOnPostgres() {
        compare(TestDatabase.POSTGRES.fresh(), SEED + 2, 100);
    }

    /** H2 without a file: the week writes some hundred thousand times, and who is told does not depend on the disk. */
    private static TestDatabase.Address inMemory() {
        TestDatabase.Address file = TestDatabase.H2.empty();
        return new TestDatabase.Address("jdbc:h2:mem:" + UUID.randomUUID(), file.user(), file.password(), file.data());
    }

    /** What differs, and what the house knows of the conversations that are named in the first of it. */
    private static String different(long seed, House house, List<String> missing, List<String> tooMuch) {
        List<String> both =
                Stream.concat(missing.stream(), tooMuch.stream()).sorted().toList();
        return "seed " + seed + "\nmissing:\n" + String.join("\n", missing) + "\ntoo much:\n"
                + String.join("\n", tooMuch) + "\n"
                + both.stream()
                        .flatMap(line -> CONVERSATION.matcher(line).results().map(MatchResult::group))
                        .distinct()
                        .limit(STORIES)
                        .map(house::story)
                        .collect(Collectors.joining("\n"));
    }

    private static void compare(TestDatabase.Address database, long seed, int conversations) {
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
            assertThat(missing.size() + tooMuch.size())
                    .as(() -> different(seed, house, missing, tooMuch))
                    .isZero();
            for (String kind : List.of(" mail to ", " desktop of ", " copy to ", " OFFLINE", " MISSED"))
                assertThat(happened).as("the week has some").anyMatch(line -> line.contains(kind));
            // a small house may have none
            if (conversations >= 200)
                assertThat(happened).as("follow-ups").anyMatch(line -> line.contains(" FOLLOW_UP"));
        }
    }
}

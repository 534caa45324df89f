package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.CompiledRules.Trigger;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What rules wait for, and which of them a snapshot means. */
class EventsTest {
    private static final Duration TWENTY = Duration.ofMinutes(20);

    private final BookCompiler compiler = new BookCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    /** One rule an event, each tagging with its place. */
    private CompiledRules waiting(String... events) {
        StringBuilder book = new StringBuilder();
        for (int i = 0; i < events.length; i++) {
            book.append("rule('r").append(i).append("') {\n on ").append(events[i]);
            book.append("\n then { tag '").append(i).append("' }\n}\n");
        }
        return compiler.compile(List.of(new BookText("book", book.toString())));
    }

    private static List<String> tags(CompiledRules rules, Snapshot snapshot) {
        return rules.decide(snapshot).decisions().stream()
                .map(decision -> ((Decision.Tag) decision).tag())
                .toList();
    }

    private static Snapshot happened(String word) {
        return Snapshots.event(word, Snapshot.Happened.by("agent"), true);
    }

    @Test
    void aRuleRunsOnTheEventsItNamesAndOnNoOther() {
        CompiledRules rules = waiting("conversationResolved", "conversationRated, conversationResolved", "visitorLeft");

        assertThat(tags(rules, happened("conversationResolved"))).containsExactly("0", "1");
        assertThat(tags(rules, happened("conversationRated"))).containsExactly("1");
        assertThat(tags(rules, happened("visitorLeft"))).containsExactly("2");
        assertThat(tags(rules, happened("visitorArrived"))).isEmpty();
        assertThat(tags(rules, Snapshots.chat("Hello"))).isEmpty();
    }

    @Test
    void aWaitMeansOnlyTheRulesThatWaitThatLongAndCountThatWay() {
        CompiledRules rules = waiting(
                "unanswered(20.minutes)",
                "unanswered(1.hour)",
                "unanswered(1200.seconds)",
                "unanswered(20.minutes), during: businessHours",
                "idle(20.minutes)");

        assertThat(tags(rules, Snapshots.waited("unanswered", TWENTY, false))).containsExactly("0", "2");
        assertThat(tags(rules, Snapshots.waited("unanswered", Duration.ofHours(1), false)))
                .containsExactly("1");
        assertThat(tags(rules, Snapshots.waited("unanswered", TWENTY, true))).containsExactly("3");
        assertThat(tags(rules, Snapshots.waited("idle", TWENTY, false))).containsExactly("4");
        assertThat(tags(rules, Snapshots.waited("idle", Duration.ofDays(3), false)))
                .isEmpty();
    }

    @Test
    void aScheduleMeansOnlyTheRulesOfThatSchedule() {
        CompiledRules rules =
                waiting("schedule('weekdays at 9:00')", "schedule('hourly')", "schedule('0 9 * * MON-FRI')");
        Snapshot.Happened due =
                new Snapshot.Happened("house", null, null, null, null, null, null, false, "0 0 9 * * MON-FRI", 0);

        assertThat(tags(rules, Snapshots.event("schedule", due, true))).containsExactly("0", "2");
    }

    @Test
    void otherEventsCountOnlyDuringBusinessHoursWhenARuleSaysSo() {
        CompiledRules rules = waiting("conversationResolved, during: businessHours", "conversationResolved");

        assertThat(tags(rules, Snapshots.event("conversationResolved", Snapshot.Happened.by("agent"), true)))
                .containsExactly("0", "1");
        assertThat(tags(rules, Snapshots.event("conversationResolved", Snapshot.Happened.by("agent"), false)))
                .containsExactly("1");
    }

    @Test
    void theTriggersSayWhatTheEngineMustTime() {
        CompiledRules rules = waiting(
                "messageReceived, idle(3.days)",
                "unanswered(20.minutes), during: businessHours",
                "schedule('daily at 8:30')");

        assertThat(rules.triggers())
                .containsExactly(
                        new Trigger(0, "messageReceived", null, false, null),
                        new Trigger(0, "idle", Duration.ofDays(3), false, null),
                        new Trigger(1, "unanswered", TWENTY, true, null),
                        new Trigger(2, "schedule", null, false, "0 30 8 * * *"));
    }

    @Test
    void aRuleThatIsOffHasNoTrigger() {
        assertThat(compiler.compile(List.of(
                                new BookText("book", "rule('x', off) {\n on idle(3.days)\n then { resolve() }\n}")))
                        .triggers())
                .isEmpty();
    }

    @Test
    void theTeamIsAskedForOnlyWhereARuleNeedsIt() {
        assertThat(waiting("messageReceived", "unanswered(20.minutes), during: businessHours")
                        .asksTeam())
                .isFalse();
        assertThat(waiting("messageReceived, during: businessHours").asksTeam()).isTrue();
        for (String condition : List.of("team.online == 0", "!(hours.open && text)", "now.weekday == 'monday'")) {
            String book = "rule('x') {\n on messageReceived\n when { " + condition + " }\n then { stop }\n}";
            assertThat(compiler.compile(List.of(new BookText("book", book))).asksTeam())
                    .as(condition)
                    .isTrue();
        }
        String text = "rule('x') {\n on idle(3.days)\n then { note \"${group.online} are here\" }\n}";
        assertThat(compiler.compile(List.of(new BookText("book", text))).asksTeam())
                .isTrue();
    }
}

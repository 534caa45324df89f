package dev.tributary.rules.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.rules.book.BookCompiler;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a sound book, and, as important, what is not. */
class LintTest {
    private static final House HOUSE = new House(
            Set.of("chat", "email"),
            Set.of("billing", "sales"),
            Set.of("anna@example.com", "bela@example.com"),
            Set.of());

    private static BookCompiler compiler;

    @BeforeAll
    static void open() {
        compiler = new BookCompiler();
    }

    @AfterAll
    static void close() {
        compiler.close();
    }

    private static List<String> told(String book) {
        List<RuleProblem> problems = compiler.check(List.of(new BookText("book", book)), HOUSE, Locale.ENGLISH);
        assertThat(problems).allMatch(problem -> problem.kind() == RuleProblem.Kind.WARNING);
        return problems.stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .toList();
    }

    private static List<String> condition(String when) {
        return told("rule('a') {\n on messageReceived\n when {\n" + when + "\n }\n then { tag 'a' }\n}");
    }

    private static String rule(String name, String on, String when, String then) {
        return "rule('" + name + "') {\n on " + on + (when.isEmpty() ? "" : "\n when {\n  " + when + "\n }")
                + "\n then { " + then + " }\n}\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel == 'chat' && channel == 'email'",
                "channel == 'chat'\n channel != 'chat'",
                "channel in ['chat', 'email']\n channel !in ['email', 'chat']",
                "channel == 'chat'\n message.channel == 'chat' && !(message.channel == 'chat')",
                "conversation.messageCount > 5 && conversation.messageCount < 3",
                "conversation.messageCount > 5 && conversation.messageCount <= 5.0",
                "conversation.messageCount == 4\n 5 < conversation.messageCount",
                "conversation.idleFor > 2.days\n conversation.idleFor < 40.hours",
                "subject == null && subject == 'x'",
                "contact.email == null\n contact.email",
                "conversation.isNew && !conversation.isNew",
                "'vip' in contact.tags && 'vip' !in contact.tags",
                "'vip' in contact.tags\n !contact.tags",
                "text.contains('x') && !text.contains('x')",
                "conversation.status == 'open'\n conversation.resolvedFor > 2.days",
                "channel == 'chat'\n channel == 'email' || channel != 'chat'",
                "false"
            })
    void aConditionThatIsNeverTrueIsTold(String when) {
        assertThat(condition(when)).hasSize(1).first().asString().contains("never true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel != 'chat' || channel != 'email'",
                "text.contains('x') || !text.contains('x')",
                "conversation.isNew || !conversation.isNew",
                "!(subject == null && subject == 'x')"
            })
    void aConditionThatIsAlwaysTrueIsTold(String when) {
        assertThat(condition(when)).containsExactly("4:1 This is always true; the rule does the same without it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel == 'chat' || channel == 'email'",
                "channel != 'chat' && channel != 'email'",
                "conversation.messageCount > 3 && conversation.messageCount < 5",
                "conversation.messageCount >= 5\n conversation.messageCount <= 5",
                "conversation.resolvedFor > 2.days || conversation.resolvedFor <= 2.days",
                "subject != 'x'\n subject == null",
                "'vip' in contact.tags && 'gold' !in contact.tags",
                "text.contains('x') && !text.contains('y')",
                "text.find(/a/) == 'a' && text.find(/b/) != 'a'",
                "contact.tags.any { it == 'x' } && !contact.tags.every { it == 'x' }",
                "conversation.status == 'resolved'\n conversation.resolvedFor > 2.days",
                "true"
            })
    void whatMayHoldAndMayNotIsNotTold(String when) {
        assertThat(condition(when)).isEmpty();
    }

    @Test
    void aRuleBehindAStopWithWeakerConditionsIsShadowed() {
        String stop = rule("a", "messageReceived", "channel in ['chat', 'email']", "tag 'x'; stop");
        String behind = rule("b", "messageReceived", "channel == 'chat'\n  text.contains('x')", "tag 'y'");

        assertThat(told(stop + behind))
                .containsExactly("8:1 This rule never has its turn: whenever it could fire, the rule \"a\" has stopped"
                        + " the book before.");
        assertThat(told(rule("a", "messageReceived", "channel == 'email'", "stop") + behind))
                .isEmpty();
        assertThat(told(rule("a", "messageSent", "channel == 'chat'", "stop") + behind))
                .isEmpty();
        assertThat(told(stop.replace("rule('a')", "rule('a', shadow)") + behind))
                .isEmpty();
    }

    @Test
    void aRuleBetweenThatChangesWhatIsAskedLetsTheLastOneHaveItsTurn() {
        assertThat(told(rule("a", "messageReceived", "conversation.priority == 'urgent'", "stop")
                        + rule("b", "messageReceived", "text.contains('x')", "priority urgent")
                        + rule("c", "messageReceived", "conversation.priority == 'urgent'", "tag 'c'")))
                .isEmpty();
    }

    @Test
    void twoRulesThatMayAssignOneConversationToDifferentPeopleAreTold() {
        String billing = rule("a", "messageReceived", "text.contains('x')", "assign group: 'billing'");

        assertThat(told(billing + rule("b", "messageReceived", "channel == 'chat'", "assign group: 'sales'")))
                .singleElement()
                .asString()
                .startsWith("8:1 On the same event the rule \"a\" may assign");
        assertThat(told(billing + rule("b", "messageReceived", "channel == 'chat'", "assign group: 'billing'")))
                .isEmpty();
        assertThat(told(billing + rule("b", "messageReceived", "!text.contains('x')", "assign group: 'sales'")))
                .isEmpty();
        assertThat(told(billing + rule("b", "messageReceived", "!conversation.group", "assign group: 'sales'")))
                .isEmpty();
        assertThat(told(billing + rule("b", "messageSent", "", "assign group: 'sales'")))
                .isEmpty();
        assertThat(told(billing.replace("'billing' }", "'billing'; stop }")
                        + rule("b", "messageReceived", "", "assign group: 'sales'")))
                .isEmpty();
    }

    @Test
    void aRuleThatBringsAboutWhatItWaitsForIsTold() {
        assertThat(told(rule("a", "conversationTagged", "", "tag 'x'"))).hasSize(1);
        assertThat(told(rule("a", "conversationTagged", "happened.tag == 'y'", "tag 'x'")))
                .isEmpty();
        assertThat(told(rule("a", "conversationTagged", "happened.by == 'agent'", "tag 'x'")))
                .isEmpty();
        assertThat(told(rule("a", "conversationTagged", "'x' !in conversation.tags", "tag 'x'")))
                .isEmpty();
        assertThat(told(rule("a", "conversationAssigned", "", "assign policy: leastBusy")))
                .hasSize(1);
        assertThat(told(rule("a", "messageSent", "message.author == 'agent' && conversation.isNew", "reply 'x'")))
                .isEmpty();
    }

    @Test
    void aTimerThatNothingEndsIsTold() {
        assertThat(told(rule("a", "idle(3.days)", "", "note 'Still idle.'"))).hasSize(1);
        assertThat(told(rule("a", "idle(3.days)", "", "note 'Done.'; resolve()")))
                .isEmpty();
        assertThat(told(rule("a", "idle(3.days)", "'asked' !in conversation.tags", "reply 'Well?'; tag 'asked'")))
                .isEmpty();
        assertThat(told(rule("a", "schedule('hourly')", "", "notify assignees")))
                .hasSize(1);
        assertThat(told(rule("a", "schedule('hourly')", "", "priority high"))).isEmpty();
        assertThat(told(rule("a", "conversationTagged", "", "notify assignees, after: 2.hours")))
                .hasSize(1);
        assertThat(told(rule("a", "conversationTagged", "", "notify assignees, after: 2.hours, unless: answered")))
                .isEmpty();
    }

    @Test
    void aMailStormIsTold() {
        assertThat(told(rule("a", "messageReceived", "channel == 'email'", "reply 'Thank you.'")))
                .hasSize(1);
        assertThat(told(rule("a", "messageReceived", "", "notify group, by: email")))
                .hasSize(1);
        assertThat(told(rule("a", "messageReceived", "conversation.isNew", "reply 'Thank you.'")))
                .isEmpty();
        assertThat(told(rule("a", "messageReceived", "!conversation.assigneeOnShift", "notify assignees")))
                .isEmpty();
        assertThat(told(rule("a", "messageReceived", "'late' !in conversation.tags", "reply 'Closed.'; tag 'late'")))
                .isEmpty();
    }

    @Test
    void warningsAreInBothLanguages() {
        assertThat(compiler.check(
                        List.of(new BookText("book", rule("a", "idle(3.days)", "", "note 'x'"))),
                        HOUSE,
                        Locale.of("hu")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("újra meg újra"));
    }
}

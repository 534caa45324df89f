package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.engine.masking.Detector;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivationTest {
    private final BookCompiler compiler = new BookCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    private CompiledRules books(String... texts) {
        List<BookText> books = new java.util.ArrayList<>();
        for (String text : texts) {
            books.add(new BookText("book" + (books.size() + 1), text));
        }
        return compiler.compile(books);
    }

    private static String rule(String name, String when, String then) {
        return "rule('" + name + "') {\n  on messageReceived\n  when {\n    " + when + "\n  }\n  then {\n    " + then
                + "\n  }\n}\n";
    }

    @Test
    void everyMatchingRuleActsInTheOrderOfTheText() {
        Verdict verdict = books(rule("a", "true", "tag 'one'; priority high")
                        + rule("b", "conversation.status == 'resolved'", "tag 'two'")
                        + rule("c", "true", "note 'three'; assign group: 'billing'; assign agent: 'anna@example.com'"))
                .decide(Snapshots.chat("Hello"));

        assertThat(verdict.decisions())
                .containsExactly(
                        new Decision.Tag(0, "one"),
                        new Decision.Prioritise(0, "high"),
                        new Decision.Note(2, "three"),
                        new Decision.AssignGroup(2, "billing"),
                        new Decision.AssignAgent(2, "anna@example.com"));
        assertThat(verdict.trace()).containsExactly(RuleVerdict.FIRED, 0, RuleVerdict.FIRED);
        assertThat(verdict.problems()).isEmpty();
    }

    @Test
    void aRuleInShadowIsOnlyRecordedAndNobodySeesWhatItWouldHaveDone() {
        CompiledRules rules = books(rule("a", "true", "tag 'refund'; stop").replace("'a'", "'a', shadow")
                + rule("b", "'refund' in conversation.tags", "tag 'b'")
                + rule("c", "true", "tag 'c'"));
        Snapshot snapshot = Snapshots.chat("Hello");
        Verdict verdict = rules.decide(snapshot);

        assertThat(verdict.decisions()).containsExactly(new Decision.Tag(2, "c"));
        assertThat(verdict.shadow()).containsExactly(new Decision.Tag(0, "refund"));
        assertThat(verdict.trace()).containsExactly(RuleVerdict.SHADOWED, 0, RuleVerdict.FIRED);
        RuleExplanation shadowed =
                rules.explain(snapshot, verdict.trace(), Locale.ENGLISH).getFirst();
        assertThat(shadowed.fired()).isFalse();
        assertThat(shadowed.shadowed()).isTrue();
        assertThat(shadowed.actions()).hasSize(2);
    }

    @Test
    void laterRulesSeeWhatEarlierOnesDecided() {
        Verdict verdict = books(
                        rule("a", "true", "tag 'refund'; priority urgent; assign group: 'billing'"),
                        rule("b", "'refund' in conversation.tags", "tag 'b'")
                                + rule("c", "conversation.priority == 'urgent'", "tag 'c'")
                                + rule("d", "conversation.group == 'billing'", "assign agent: 'anna@example.com'")
                                + rule("e", "'anna@example.com' in conversation.assignees", "unassign")
                                + rule("f", "conversation.assignees.isEmpty()", "tag 'f'"))
                .decide(Snapshots.chat("Hello"));

        assertThat(verdict.trace()).containsOnly(RuleVerdict.FIRED);
    }

    @Test
    void aConversationThatStartsAfreshIsNewForTheRulesBelow() {
        CompiledRules rules = books(rule("a", "conversation.resolvedFor > 30.days", "startNewConversation()")
                + rule("b", "conversation.status == 'resolved'", "reopen()")
                + rule("c", "conversation.isNew", "tag 'new'"));

        assertThat(rules.decide(Snapshots.resolved("Hello", Duration.ofDays(31), false))
                        .decisions())
                .containsExactly(new Decision.StartNewConversation(0), new Decision.Tag(2, "new"));
        assertThat(rules.decide(Snapshots.resolved("Hello", Duration.ofDays(29), false))
                        .decisions())
                .containsExactly(new Decision.Reopen(1));
    }

    @Test
    void stopEndsItsBookAndNotTheNext() {
        Verdict verdict = books(
                        rule("a", "true", "tag 'a'; stop") + rule("b", "true", "tag 'b'"), rule("c", "true", "tag 'c'"))
                .decide(Snapshots.chat("Hello"));

        assertThat(verdict.trace()).containsExactly(RuleVerdict.FIRED, RuleVerdict.NOT_TRIED, RuleVerdict.FIRED);
        assertThat(verdict.decisions()).containsExactly(new Decision.Tag(0, "a"), new Decision.Tag(2, "c"));
    }

    @Test
    void aRuleThatIsOffIsNotTried() {
        Verdict verdict = books("rule('a', off) {\n on messageReceived\n then { tag 'a' }\n}")
                .decide(Snapshots.chat("Hello"));

        assertThat(verdict.trace()).containsExactly(RuleVerdict.NOT_TRIED);
        assertThat(verdict.decisions()).isEmpty();
    }

    @Test
    void anotherEventTriesNoRule() {
        Snapshot chat = Snapshots.chat("Hello");
        Snapshot other = new Snapshot(
                "somethingElse",
                chat.now(),
                chat.happened(),
                chat.message(),
                chat.contact(),
                chat.conversation(),
                null,
                chat.team(),
                List.of());

        assertThat(books(rule("a", "true", "tag 'a'")).decide(other).trace()).containsExactly(RuleVerdict.NOT_TRIED);
    }

    @Test
    void theTraceNamesAConditionThatIsFalseAndTheExplanationTheFirst() {
        CompiledRules rules =
                books(rule("a", "text =~ /[0-9]/\n    channel == 'chat'\n    !conversation.isNew", "tag 'a'"));
        Snapshot snapshot = Snapshots.chat("Hello");
        byte[] trace = rules.decide(snapshot).trace();

        RuleExplanation explanation =
                rules.explain(snapshot, trace, Locale.ENGLISH).getFirst();

        assertThat(trace).containsExactly(2);
        assertThat(explanation.fired()).isFalse();
        assertThat(explanation.tried()).isTrue();
        assertThat(explanation.conditions())
                .containsExactly(
                        new RuleExplanation.Condition(
                                4,
                                "text =~ /[0-9]/",
                                false,
                                true,
                                List.of("text = 'Hello'"),
                                "text =~ /[0-9]/\n|    |\n|    false\n'Hello'"),
                        new RuleExplanation.Condition(
                                5,
                                "channel == 'chat'",
                                true,
                                false,
                                List.of("channel = 'chat'"),
                                "channel == 'chat'\n|       |\n'chat'  true"),
                        new RuleExplanation.Condition(
                                6,
                                "!conversation.isNew",
                                false,
                                false,
                                List.of("conversation.isNew = true"),
                                "!conversation.isNew\n||\n|true\nfalse"));
        assertThat(explanation.conditions().get(trace[0]).held()).isFalse();
    }

    @Test
    void aRuleThatTheIndexKeepsAwayIsExplainedAsIfItHadBeenTried() {
        CompiledRules rules = books(
                rule("a", "contact.conversationCount == 3\n    text =~ /(?i)refund/", "tag 'a'")
                        + rule("b", "true", "tag 'b'; stop")
                        + rule("c", "channel == 'email'", "tag 'c'"),
                rule("d", "channel == 'email'", "tag 'd'"));
        Snapshot snapshot = Snapshots.chat("Hello");
        byte[] trace = rules.decide(snapshot).trace();

        List<RuleExplanation> explanations = rules.explain(snapshot, trace, Locale.ENGLISH);

        assertThat(trace)
                .containsExactly(
                        RuleVerdict.NOT_TRIED, RuleVerdict.FIRED, RuleVerdict.NOT_TRIED, RuleVerdict.NOT_TRIED);
        assertThat(explanations).extracting(RuleExplanation::tried).containsExactly(true, true, false, true);
        assertThat(explanations.get(0).conditions())
                .extracting(RuleExplanation.Condition::firstFalse)
                .containsExactly(false, true);
        assertThat(explanations.get(3).conditions().getFirst().firstFalse()).isTrue();
    }

    @Test
    void valuesAreDrawnAsTheyWereWhenTheRuleHadItsTurn() {
        CompiledRules rules = books(rule("a", "true", "tag 'vip'; priority urgent")
                + rule(
                        "b",
                        "'vip' in conversation.tags && conversation.resolvedFor > 30.days && subject != contact.email",
                        "stop"));
        Snapshot snapshot = Snapshots.resolved("It's here", Duration.ofDays(31).plusHours(4), false);

        List<RuleExplanation> english =
                rules.explain(snapshot, rules.decide(snapshot).trace(), Locale.ENGLISH);

        assertThat(english.get(0).actions()).containsExactly("Tag vip", "Set the priority to urgent");
        assertThat(english.get(1).conditions().getFirst().values())
                .containsExactly(
                        "conversation.tags = ['refund', 'vip']",
                        "conversation.resolvedFor = 31.days 4.hours",
                        "subject = 'Re: Order'",
                        "contact.email = null");
        assertThat(rules.explain(snapshot, rules.decide(snapshot).trace(), Locale.of("hu"))
                        .getFirst()
                        .actions())
                .containsExactly("Címke: vip", "A prioritás beállítása: sürgős");
    }

    @Test
    void onlyTheBeginningOfALongTextIsSeenAndTheVerdictSaysSo() {
        CompiledRules rules = books(rule("a", "text.endsWith('end')", "tag 'a'"));

        assertThat(rules.decide(Snapshots.chat("x".repeat(19_997) + "end")).problems())
                .isEmpty();
        Verdict cut = rules.decide(Snapshots.chat("x".repeat(19_998) + "end"));
        assertThat(cut.trace()).containsExactly(RuleVerdict.NOT_TRIED);
        assertThat(cut.problems()).containsExactly("problem.textCut:20000");
    }

    @Test
    void tooManyDecisionsAreDroppedAndTold() {
        StringBuilder book = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            book.append(rule("r" + i, "true", "tag 't" + i + "'"));
        }

        Verdict verdict = books(book.toString()).decide(Snapshots.chat("Hello"));

        assertThat(verdict.decisions()).hasSize(50);
        assertThat(verdict.problems()).containsExactly("problem.tooManyDecisions:50");
    }

    @Test
    void maskersOnlyAdd() {
        assertThat(books("mask('x') { hide ibans }").maskPlan().detectors())
                .containsExactlyInAnyOrder(Detector.CARD_NUMBERS, Detector.IBANS);
        assertThat(books("").maskPlan().detectors()).containsExactly(Detector.CARD_NUMBERS);
    }

    @Test
    void aBookWithErrorsIsNotCompiledButVanishedNamesAreNoError() {
        assertThatThrownBy(() -> books("rule('x') { }")).isInstanceOf(IllegalArgumentException.class);
        assertThat(books(rule("a", "channel == 'gone'", "assign group: 'gone'")).rules())
                .hasSize(1);
    }
}

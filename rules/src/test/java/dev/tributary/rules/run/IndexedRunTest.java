package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.decision.Verdict;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** What the index rules out does not match: with it and without it the rules decide the same. */
class IndexedRunTest {
    /** Pieces that fold, compose or look in odd ways. */
    private static final String[] PIECES = {
        "refund",
        "REFUND",
        "Refund",
        "ár",
        "ÁR",
        "a\u0301r",
        "árvíz",
        "tűrő",
        "TŰRŐ",
        "tu\u030Bro\u030B",
        "i",
        "I",
        "İ",
        "ı",
        "i\u0307",
        "k",
        "K",
        "\u212A",
        "s",
        "S",
        "ſ",
        "ss",
        "SS",
        "ß",
        "ẞ",
        "fi",
        "FI",
        "ﬁ",
        "ff",
        "ﬀ",
        "st",
        "ﬆ",
        "ﬅ",
        "å",
        "Å",
        "\u212B",
        "a\u030A",
        "σ",
        "ς",
        "Σ",
        "ΟΔΟΣ",
        "οδος",
        "µ",
        "μ",
        "Μ",
        "ŉ",
        "ʼn",
        "ǰ",
        "j\u030C",
        "ẖ",
        "dž",
        "ǅ",
        "Ǆ",
        "😀",
        "𐐀",
        "𐐨",
        "한",
        "\u1112\u1161\u11AB",
        "`",
        "\u1FEF",
        ";",
        "\u037E",
        "Ω",
        "\u2126",
        "ω",
        "ﬃ",
        "é",
        "É",
        "e\u0301",
        "ё",
        "Ё",
        "е\u0308",
        "ᾳ",
        "ᾼ",
        "ΑΙ",
        "12",
        "x",
        "Z"
    };

    private static final String[] GAPS = {"", "", " ", "\n", "-", "_", "\u0301"};

    private static final BookCompiler COMPILER = new BookCompiler();

    @AfterContainer
    static void close() {
        COMPILER.close();
    }

    @Property(tries = 800, edgeCases = EdgeCasesMode.NONE)
    void withAndWithoutTheIndexTheRulesDecideTheSame(
            @ForAll("rules") List<String> conditions, @ForAll("messages") List<Snapshot> messages) {
        Activation activation = activation(conditions);
        for (Snapshot message : messages) {
            Verdict indexed = activation.decide(message);
            Verdict all = activation.decideTryingAll(message);
            assertThat(indexed.decisions()).isEqualTo(all.decisions());
            assertThat(indexed.problems()).isEqualTo(all.problems());
            for (int rule = 0; rule < conditions.size(); rule++) {
                byte with = indexed.trace()[rule];
                byte without = all.trace()[rule];
                if (with == RuleVerdict.NOT_TRIED) {
                    assertThat(without)
                            .as("%s on %s", conditions.get(rule), message)
                            .isNotEqualTo(RuleVerdict.FIRED);
                } else {
                    assertThat(with)
                            .as("%s on %s", conditions.get(rule), message)
                            .isEqualTo(without);
                }
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aRuleThatTheIndexKeptAwayIsExplainedByItsFirstFalseCondition(
            @ForAll("rules") List<String> conditions, @ForAll("messages") List<Snapshot> messages) {
        Activation activation = activation(conditions);
        Snapshot message = messages.getFirst();
        byte[] trace = activation.decide(message).trace();
        List<RuleExplanation> explanations = activation.explain(message, trace, Locale.ENGLISH);
        for (int rule = 0; rule < trace.length; rule++) {
            RuleExplanation explanation = explanations.get(rule);
            assertThat(explanation.tried()).isTrue();
            assertThat(explanation.fired()).isEqualTo(trace[rule] == RuleVerdict.FIRED);
            assertThat(explanation.conditions().stream()
                            .filter(RuleExplanation.Condition::firstFalse)
                            .count())
                    .isEqualTo(explanation.fired() ? 0 : 1);
        }
    }

    private static Activation activation(List<String> conditions) {
        StringBuilder book = new StringBuilder();
        for (int i = 0; i < conditions.size(); i++) {
            book.append("rule('r%d') {\n on messageReceived\n when {\n %s\n }\n then { tag 't%d' }\n}\n"
                    .formatted(i, conditions.get(i), i));
        }
        return (Activation) COMPILER.compile(List.of(new BookText("book", book.toString())));
    }

    @Provide
    Arbitrary<List<String>> rules() {
        return condition().list().ofMinSize(1).ofMaxSize(12);
    }

    private static Arbitrary<String> condition() {
        Arbitrary<String> leaf = leaf();
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, leaf),
                net.jqwik.api.Tuple.of(2, joined(leaf, "\n ")),
                net.jqwik.api.Tuple.of(2, joined(leaf, " && ")),
                net.jqwik.api.Tuple.of(3, joined(leaf, " || ")),
                net.jqwik.api.Tuple.of(1, leaf.map(one -> "!(" + one + ")")),
                net.jqwik.api.Tuple.of(
                        2,
                        Combinators.combine(joined(leaf, " || "), joined(leaf, " && "))
                                .as((one, other) -> "(" + one + ") && !(" + other + ")")));
    }

    private static Arbitrary<String> joined(Arbitrary<String> leaf, String by) {
        return leaf.list().ofMinSize(2).ofMaxSize(3).map(all -> String.join(by, all));
    }

    private static Arbitrary<String> leaf() {
        Arbitrary<String> word = text(1, 2).map(text -> text.replace("\n", " "));
        Arbitrary<String> field = Arbitraries.of("text", "text", "text", "subject", "message.text", "message.subject");
        Arbitrary<String> method =
                Arbitraries.of("contains", "containsIgnoreCase", "hasWord", "startsWith", "endsWith");
        Arbitrary<String> asked = Combinators.combine(field, method, word)
                .as((where, how, what) -> where + "." + how + "('" + what + "')");
        Arbitrary<String> found = Combinators.combine(
                        field, Arbitraries.of("=~", "=~", "==~"), pattern(word.map(text -> text.replace("-", ""))))
                .as((where, how, what) -> where + " " + how + " /" + what + "/");
        Arbitrary<String> same = Combinators.combine(field, Arbitraries.of("==", "!="), word)
                .as((where, how, what) -> where + " " + how + " '" + what + "'");
        Arbitrary<String> within = Combinators.combine(field, Arbitraries.of("in", "!in"), word, word)
                .as((where, how, one, other) -> where + " " + how + " ['" + one + "', '" + other + "']");
        Arbitrary<String> channel =
                Arbitraries.of("channel == 'chat'", "channel in ['email', 'chat']", "channel != 'email'", "subject");
        Arbitrary<String> state = Arbitraries.of("'t0' in conversation.tags", "'t1' !in conversation.tags");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, asked),
                net.jqwik.api.Tuple.of(4, found),
                net.jqwik.api.Tuple.of(1, same),
                net.jqwik.api.Tuple.of(1, within),
                net.jqwik.api.Tuple.of(1, channel),
                net.jqwik.api.Tuple.of(1, state));
    }

    private static Arbitrary<String> pattern(Arbitrary<String> word) {
        Arbitrary<String> flags = Arbitraries.of("", "(?i)", "(?i)", "(?s)");
        Arbitrary<String> shape = Arbitraries.of(
                "A", "A|B", "(A|B)C", "A?B", "A+", "(?:A){2}", "A.B", "A\\sB", "\\bA", "^A", "[AB]C", "A(?-i)B");
        return Combinators.combine(flags, shape, word, word, word)
                .as((flag, form, a, b, c) -> flag
                        + form.replace("A", "\1")
                                .replace("B", "\2")
                                .replace("C", "\3")
                                .replace("\1", a)
                                .replace("\2", b)
                                .replace("\3", c));
    }

    private static Arbitrary<String> text(int least, int most) {
        return Combinators.combine(Arbitraries.of(PIECES), Arbitraries.of(GAPS))
                .as(String::concat)
                .list()
                .ofMinSize(least)
                .ofMaxSize(most)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<List<Snapshot>> messages() {
        Arbitrary<@Nullable String> subject = text(0, 3).injectNull(0.3);
        return Combinators.combine(Arbitraries.of("chat", "email"), text(0, 7), subject)
                .as((channel, text, title) -> Snapshots.message(channel, text, title, false))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(ArrayList::new);
    }
}

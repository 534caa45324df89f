package dev.tributary.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.rules.book.BookCompiler;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to be dear. They meet a limit; how long each takes is printed, not asserted, since machines differ. */
class LimitsTest {
    private static final House HOUSE = new House(Set.of("chat"), Set.of(), Set.of());
    private static BookCompiler compiler;

    @BeforeAll
    static void open() {
        compiler = new BookCompiler();
    }

    @AfterAll
    static void close() {
        compiler.close();
    }

    private static List<String> messages(String source) {
        return compiler.check(List.of(new BookText("book", source)), HOUSE, Locale.ENGLISH).stream()
                .map(problem -> problem.message())
                .toList();
    }

    private static String when(String condition) {
        return "rule('x') {\n on messageReceived\n when {\n " + condition + "\n }\n then { stop }\n}";
    }

    /** A text and what it must be told. */
    record Dear(String name, String source, String told) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Dear> dear() {
        int room = 15 * 1024;
        return Stream.of(
                new Dear("many signs", when("!".repeat(6_000) + "true"), "in a row"),
                new Dear("many signs with spaces", when("! ".repeat(6_000) + "true"), "in a row"),
                new Dear("angles", when("a" + "<a".repeat(5_000)), "<"),
                new Dear("angles in lines", when("a" + "<\na".repeat(5_000)), "<"),
                new Dear("brackets", when("(".repeat(5_000) + "1" + ")".repeat(5_000)), "nested"),
                new Dear("lists", when("[".repeat(5_000)), "nested"),
                new Dear("blocks", "{".repeat(5_000), "nested"),
                new Dear("hidden in what looks like a text", when("x /'/ " + "(".repeat(3_000)), "nested"),
                new Dear("hidden behind a division", when("x in /a//" + "!".repeat(3_000)), "in a row"),
                new Dear("a long chain of choices", when("true ? 1 : ".repeat(room / 11) + "1"), "too large"),
                new Dear("a long chain of fallbacks", when("text ?: ".repeat(room / 8) + "text"), "too large"),
                new Dear("a long chain of ands", when("text && ".repeat(room / 8) + "text"), "too large"),
                new Dear("a long path", when("text" + ".x".repeat(room / 2)), "too large"),
                new Dear("a long chain of calls", when("text" + ".a()".repeat(room / 4)), "too large"),
                new Dear("a long list", when("text in [" + "'',".repeat(7_000) + "'']"), "too large"),
                new Dear("a rule too long", when("text == '" + "x".repeat(17_000) + "'"), "at most 16 kB"),
                new Dear("a book too long", "//" + "x".repeat(70_000), "at most 64 kB"),
                new Dear("a pattern too long", when("text =~ /" + "a|".repeat(800) + "/"), "too large"),
                new Dear("a pattern that unfolds", when("text =~ /((a{500}){500}){500}/"), "too large"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dear")
    void isAnsweredWithTheLimitItMeets(Dear dear) {
        messages(dear.source());
        long start = System.nanoTime();
        List<String> messages = messages(dear.source());
        System.out.printf("%s: %d ms%n", dear.name(), (System.nanoTime() - start) / 1_000_000);
        assertThat(messages).anyMatch(message -> message.contains(dear.told()));
    }

    @Test
    void bracketsAndSignsInTextsAndCommentsAreFree() {
        String faces = "'" + ":((( ".repeat(5) + "'";
        assertThat(messages("// ----------------------------- (((((((((((((((((((\n"
                        + when("text != " + faces
                                + " && text != \"<<<<<<<<<<<<<<<<<<<<\"\n text =~ /\\(\\(x!!!!!!!!!!!!!!!/")))
                .isEmpty();
    }

    @Test
    void theLargestReasonableRuleIsAccepted() {
        StringBuilder words = new StringBuilder("text.hasWord('word0')");
        for (int i = 1; i < 200; i++) {
            words.append(" || text.hasWord('word").append(i).append("')");
        }
        assertThat(messages(when(words.toString()))).isEmpty();
    }
}

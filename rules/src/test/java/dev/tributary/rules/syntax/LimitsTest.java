package dev.tributary.rules.syntax;

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
import org.junit.jupiter.params.provider.MethodSource;

/** Texts made to be dear. They meet a limit; how long each takes is printed, not asserted, since machines differ. */
class LimitsTest {
    private static final House HOUSE = new House(Set.of("chat"), Set.of(), Set.of(), Set.of());
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tributary.rules.syntax.DearRules#refused")
    void isAnsweredWithTheLimitItMeets(DearRules dear) {
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
                        + DearRules.when("text != " + faces
                                + " && text != \"<<<<<<<<<<<<<<<<<<<<\"\n text =~ /\\(\\(x!!!!!!!!!!!!!!!/")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tributary.rules.syntax.DearRules#accepted")
    void theLargestReasonableRulesAreAccepted(DearRules dear) {
        assertThat(compiler.check(List.of(new BookText("book", dear.source())), HOUSE, Locale.ENGLISH))
                .noneMatch(RuleProblem::error);
    }
}

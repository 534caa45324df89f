package dev.tributary.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.rules.book.BookCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known way out of a Groovy script, tried in every place of a book. */
class EscapeTest {
    private static final Path CANARY = Path.of("/tmp/tributary-escaped");
    private static final House HOUSE = new House(Set.of("chat", "email"), Set.of("x"), Set.of(), Set.of());
    private static BookCompiler compiler;

    /** One technique. */
    record Attempt(String technique, String source) {
        @Override
        public String toString() {
            return technique;
        }
    }

    @BeforeAll
    static void open() {
        compiler = new BookCompiler();
    }

    @AfterAll
    static void close() {
        compiler.close();
    }

    static List<Attempt> attempts() throws IOException {
        try (InputStream file = EscapeTest.class.getResourceAsStream("escapes.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            List<Attempt> attempts = new ArrayList<>();
            String technique = "";
            for (String line : text.lines().toList()) {
                if (line.startsWith("# ")) {
                    technique = line.substring(2);
                } else {
                    attempts.add(new Attempt(technique, line));
                }
            }
            return attempts;
        }
    }

    /** The attempt as a book, an event, a condition, an action or its text, an example, the inside of a block, a masker. */
    private static Stream<String> placesOf(Attempt attempt) {
        String source = attempt.source();
        return Stream.of(
                source,
                "rule('x') {\n  on messageReceived\n  when {\n    " + source + "\n  }\n  then { stop }\n}",
                "rule('x') {\n  on messageReceived\n  then {\n    " + source + "\n  }\n}",
                "rule('x') {\n  on " + source + "\n  then { stop }\n}",
                "rule('x') {\n  on schedule(" + source + ")\n  then { stop }\n}",
                "rule('x') {\n  on messageReceived\n  then { reply " + source + "\n  }\n}",
                "rule('x') {\n  on idle(3.days)\n  then { notify customer, text: " + source + "\n  }\n}",
                "rule('x') {\n  on idle(3.days)\n  then { setContact name: " + source + "\n  }\n}",
                "rule('x') {\n  on messageReceived\n  when { lookup('crm', " + source + ").tier }\n  then { stop }\n}",
                "rule('x') {\n  on messageReceived\n  then { stop }\n  examples {\n    " + source + "\n  }\n}",
                "rule('x') {\n  on messageReceived\n  then { stop }\n  examples { fires text: " + source + "\n  }\n}",
                "rule('x') {\n  on messageReceived\n  when { contact.tags.any {\n    " + source
                        + "\n  } }\n  then { stop }\n}",
                "rule('x') {\n  on messageReceived\n  " + source + "\n  then { stop }\n}",
                "mask('x') {\n  " + source + "\n}",
                "mask('x') { hide cardNumbers, keepLast: " + source + "\n}");
    }

    private static List<RuleProblem> problems(String source) {
        return compiler.check(List.of(new BookText("book", source)), HOUSE, Locale.ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void isRefusedWithItsLine(Attempt attempt) {
        placesOf(attempt).forEach(source -> {
            List<RuleProblem> problems = problems(source);
            assertThat(problems).as(source).anyMatch(RuleProblem::error);
            assertThat(problems)
                    .as(source)
                    .allSatisfy(problem -> assertThat(problem.line())
                            .isBetween(1, (int) source.lines().count() + 1));
        });
        assertThat(CANARY).doesNotExist();
        assertThat(System.getProperty("tributary.escaped")).isNull();
    }

    @Test
    void theCorpusIsLargeEnough() throws IOException {
        assertThat(attempts()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void noAttemptDefinesAClass() throws IOException {
        Files.deleteIfExists(CANARY);
        for (int round = 0; round < 1; round++) {
            checkAll();
        }
        long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        checkAll();
        // the JVM itself may spin a few hidden classes; a class for each attempt would be hundreds
        assertThat(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before)
                .isLessThan(20);
    }

    private static void checkAll() throws IOException {
        for (Attempt attempt : attempts()) {
            placesOf(attempt).forEach(EscapeTest::problems);
        }
    }
}

package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.PluginWords;
import dev.tributary.engine.decision.RuleProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The golden file {@code problems.txt}: books with mistakes, and under each every problem with place, suggestion and both
 * languages. When sentences change, the actual file lies in {@code target/problems.txt}.
 */
class ProblemsTest {
    private static final House HOUSE = new House(
            Set.of("chat", "email", "messenger"),
            Set.of("billing", "support"),
            Set.of("anna@example.com"),
            Set.of("tickets"));

    /** What a long book needs many of: {@code {{a*3}}} stands for {@code aaa}, {@code {{U+0007}}} for one character. */
    private static final Pattern MANY = Pattern.compile("\\{\\{(?:U\\+([0-9A-F]{4})|(.*?)\\*(\\d+))}}", Pattern.DOTALL);

    /** Sentences that are no problems of a book: words, help, why a rule broke, what the reader says under load, what its limits say before. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(help|action|broken|type|priority|contact)\\..*"
                    + "|notify\\.(to|by|unless|kind)\\..*|policy\\.(leastBusy|roundRobin)|limit\\.(busy|time)|syntax\\.(unreadable|missing|unfinished)");

    private static BookCompiler compiler;

    @BeforeAll
    static void open() {
        compiler = new BookCompiler(List.of(new Crm()));
    }

    @AfterAll
    static void close() {
        compiler.close();
    }

    /** A plugin that can be looked up; of what it was told last, something is broken. */
    private static final class Crm implements PluginWords {
        @Override
        public String name() {
            return "crm";
        }

        @Override
        public List<Register> registers() {
            return List.of(
                    new Register("crm", Map.of("en", "Customers."), Map.of("tier", Kind.TEXT)),
                    new Register("stock", Map.of("en", "What lies in store."), Map.of("left", Kind.NUMBER)));
        }

        @Override
        public Map<String, Map<String, String>> faults() {
            return Map.of(
                    "erp", Map.of("en", "erp.yaml, line 3: no step.", "hu", "erp.yaml, 3. sor: nincs lépés."),
                    "stock", Map.of("en", "stock.yaml, line 7: no step.", "hu", "stock.yaml, 7. sor: nincs lépés."));
        }
    }

    private static String golden() throws IOException {
        try (InputStream file = ProblemsTest.class.getResourceAsStream("problems.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String expanded(String book) {
        return MANY.matcher(book)
                .replaceAll(many -> Matcher.quoteReplacement(
                        many.group(1) == null
                                ? many.group(2).repeat(Integer.parseInt(many.group(3)))
                                : Character.toString(Integer.parseInt(many.group(1), 16))));
    }

    @Test
    void everyMistakeIsToldAtItsPlaceInBothLanguages() throws IOException {
        String golden = golden();
        StringBuilder actual = new StringBuilder();
        for (String part : golden.split("(?m)^=+ ")) {
            if (!part.isBlank()) {
                int end = part.indexOf("\n--\n");
                String title = part.substring(0, part.indexOf('\n'));
                String book = part.substring(title.length() + 1, end);
                actual.append("== ").append(title).append('\n').append(book).append("\n--\n");
                actual.append(told(expanded(book)));
            }
        }
        Files.writeString(Path.of("target", "problems.txt"), actual);
        assertThat(actual.toString()).isEqualTo(golden);
    }

    @Test
    void noSentenceForAProblemIsMissingFromTheGoldenFile() throws IOException {
        Set<String> told = golden().lines()
                .filter(line -> line.startsWith("  "))
                .map(String::strip)
                .collect(Collectors.toSet());
        ResourceBundle sentences = ResourceBundle.getBundle("dev.tributary.rules.vocabulary.messages", Locale.ENGLISH);
        Set<String> missing = new TreeSet<>();
        for (String key : sentences.keySet()) {
            Pattern sentence =
                    Pattern.compile(Pattern.quote(sentences.getString(key)).replaceAll("\\{\\d}", "\\\\E.*\\\\Q"));
            if (!ELSEWHERE.matcher(key).matches()
                    && told.stream().noneMatch(line -> sentence.matcher(line).matches())) missing.add(key);
        }
        assertThat(missing).isEmpty();
    }

    private static String told(String book) {
        List<BookText> books = List.of(new BookText("book", book));
        List<RuleProblem> english = compiler.check(books, HOUSE, Locale.ENGLISH);
        List<RuleProblem> hungarian = compiler.check(books, HOUSE, Locale.of("hu", "HU"));
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < english.size(); i++) {
            RuleProblem problem = english.get(i);
            told.append(problem.line())
                    .append(':')
                    .append(problem.column())
                    .append('-')
                    .append(problem.endColumn());
            if (problem.suggestion() != null) {
                told.append(" (").append(problem.suggestion()).append(')');
            }
            told.append("\n  ").append(problem.message());
            told.append("\n  ").append(hungarian.get(i).message()).append('\n');
        }
        return told.toString();
    }
}

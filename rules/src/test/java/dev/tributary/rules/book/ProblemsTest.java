package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The golden file {@code problems.txt}: books with mistakes, and under each every problem with place, suggestion and both
 * languages. When sentences change, the actual file lies in {@code target/problems.txt}.
 */
class ProblemsTest {
    private static final House HOUSE =
            new House(Set.of("chat", "email", "messenger"), Set.of("billing", "support"), Set.of("anna@example.com"));

    @Test
    void everyMistakeIsToldAtItsPlaceInBothLanguages() throws IOException {
        String golden;
        try (InputStream file = getClass().getResourceAsStream("problems.txt")) {
            golden = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder actual = new StringBuilder();
        try (BookCompiler compiler = new BookCompiler()) {
            for (String part : golden.split("(?m)^=+ ")) {
                if (!part.isBlank()) {
                    int end = part.indexOf("\n--\n");
                    String title = part.substring(0, part.indexOf('\n'));
                    String book = part.substring(title.length() + 1, end);
                    actual.append("== ").append(title).append('\n').append(book).append("\n--\n");
                    actual.append(told(compiler, book));
                }
            }
        }
        Files.writeString(Path.of("target", "problems.txt"), actual);
        assertThat(actual.toString()).isEqualTo(golden);
    }

    private static String told(BookCompiler compiler, String book) {
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

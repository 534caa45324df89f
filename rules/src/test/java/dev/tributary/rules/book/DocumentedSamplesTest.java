package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page for admins cannot lie about the language. */
class DocumentedSamplesTest {
    private static final House HOUSE = new House(
            Set.of("chat", "email", "messenger"), Set.of("billing"), Set.of("anna@example.com"), Set.of("crm"));

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "rules.md"));
    }

    @Test
    void everySampleCompilesAndItsExamplesHold() throws IOException {
        List<String> samples = new ArrayList<>();
        for (String part : page().split("```groovy\n")) {
            samples.add(part.substring(0, Math.max(0, part.indexOf("```"))));
        }
        samples.removeFirst();
        assertThat(samples).hasSizeGreaterThan(3);
        try (BookCompiler compiler = new BookCompiler()) {
            for (String sample : samples) {
                // beside the shipped books, since all decide whole examples
                List<BookText> books = new ArrayList<>(compiler.shipped());
                books.add(new BookText("page", sample));
                assertThat(compiler.check(books, HOUSE, Locale.ENGLISH))
                        .as(sample)
                        .filteredOn(problem -> problem.book().equals("page"))
                        .isEmpty();
            }
        }
    }
}

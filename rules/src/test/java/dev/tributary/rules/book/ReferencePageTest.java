package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page is written from the vocabulary; this test fails when the page in {@code docs} is another. */
class ReferencePageTest {
    private static final Path KEPT = Path.of("..", "docs", "rules-reference.md");
    private static final Path WRITTEN = Path.of("target", "rules-reference.md");

    @Test
    void theReferencePageListsWhatTheCheckerKnows() throws IOException {
        String page = new ReferencePage().write();
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, page);

        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "")
                .as("docs/rules-reference.md is stale: cp rules/target/rules-reference.md docs/")
                .isEqualTo(page);
    }
}

package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.tree.CheckedBook;
import java.util.List;

/**
 * A book and what was found in its text.
 *
 * @param book the book as far as it is sound
 * @param findings what was found
 */
record CheckedText(CheckedBook book, List<Finding> findings) {
    CheckedText {
        findings = List.copyOf(findings);
    }

    /** Whether it can decide. */
    boolean sound() {
        return findings.stream().noneMatch(Finding::error);
    }
}

package dev.tributary.engine.decision;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a rule book, or suspicious.
 *
 * @param book the book
 * @param line from 1
 * @param column from 1
 * @param endColumn the first column after it, on the same line
 * @param error true when it cannot be activated, false for a warning
 * @param message the sentence, in the language asked for
 * @param suggestion what was probably meant, or null
 */
public record RuleProblem(
        String book,
        int line,
        int column,
        int endColumn,
        boolean error,
        String message,
        @Nullable String suggestion) {}

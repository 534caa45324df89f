package dev.tributary.engine.decision;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a rule book, or suspicious.
 *
 * @param book the book
 * @param line from 1
 * @param column from 1
 * @param endColumn the first column after it, on the same line
 * @param kind how bad it is
 * @param message the sentence, in the language asked for
 * @param suggestion what was probably meant, or null
 */
public record RuleProblem(
        String book,
        int line,
        int column,
        int endColumn,
        Kind kind,
        String message,
        @Nullable String suggestion) {

    /** Whether the book cannot simply be activated with it. */
    public boolean error() {
        return kind != Kind.WARNING;
    }

    /** How bad it is. */
    public enum Kind {
        /** Cannot be activated. */
        ERROR,
        /** An example that does not hold: can be activated only by who says so explicitly. */
        EXAMPLE,
        /** Can be activated. */
        WARNING
    }
}

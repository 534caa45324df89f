package dev.tributary.engine.decision;

import java.util.List;

/**
 * A word that can stand at a place in a rule book, and what it means.
 *
 * @param kind what it is
 * @param text the word, as it is written there
 * @param type what it is or answers, in the reader's language; empty when it is nothing of the kind
 * @param values what it can be, or empty when it can be anything
 * @param help one sentence about it, in the reader's language; may be empty
 */
public record RuleHint(Kind kind, String text, String type, List<String> values, String help) {
    public RuleHint {
        values = List.copyOf(values);
    }

    /** What a word is. */
    public enum Kind {
        /** A part of a book or of a rule, such as {@code when}. */
        PART,
        EVENT,
        FIELD,
        METHOD,
        ACTION,
        /** What an action can be given by name, such as {@code group:}. */
        OPTION,
        /** One of the values that something can have. */
        VALUE
    }
}

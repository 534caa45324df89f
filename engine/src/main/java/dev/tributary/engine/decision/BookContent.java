package dev.tributary.engine.decision;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book's revision as it is kept: its rules in order, and what stands around them.
 *
 * @param opening what stands before the first rule, to the end of a line; the whole text when it was never divided
 * @param entries the rules
 * @param closing what stands after the last rule
 */
public record BookContent(String opening, List<Entry> entries, String closing) {
    public BookContent {
        entries = List.copyOf(entries);
    }

    /** The book written as one text, in which a switch is a word after the rule's name. */
    public String text() {
        return divided().text();
    }

    /** The same, as a text that knows which rules stand in it. */
    DividedText divided() {
        return new DividedText(
                opening,
                entries.stream()
                        .map(entry -> new DividedText.Piece(entry.rule(), entry.text(), entry.mode(), entry.gap()))
                        .toList(),
                closing);
    }

    /**
     * A rule, or masker, at its place in a book.
     *
     * @param rule which rule
     * @param revision which revision of it
     * @param text what that revision says, without a switch
     * @param mode how it is switched
     * @param gap blank lines before it
     */
    public record Entry(UUID rule, long revision, RuleText text, RuleMode mode, int gap) {}

    /**
     * The text of a rule; the comments above it belong to it.
     *
     * @param name its name
     * @param content its text, without a switch
     * @param switchAt where in the content a switch is written, in characters; null when it has none, as a masker
     */
    public record RuleText(
            String name, String content, @Nullable Integer switchAt) {
        /** The text with the switch as a word after the name. */
        String switched(RuleMode mode) {
            if (switchAt == null || mode == RuleMode.LIVE) return content;
            return content.substring(0, switchAt) + ", " + mode.word() + content.substring(switchAt);
        }

        /** Whether both say the same, but for their names. */
        boolean sameBut(RuleText other) {
            return switchAt != null
                    && other.switchAt != null
                    && content.substring(switchAt).equals(other.content.substring(other.switchAt));
        }
    }
}

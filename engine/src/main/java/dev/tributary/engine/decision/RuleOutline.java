package dev.tributary.engine.decision;

/**
 * A rule or masker as it stands in a book's text, sound or not. Offsets count characters of the text from 0.
 *
 * @param name its name
 * @param line where it begins, from 1
 * @param mode how it is switched; a masker is always live
 * @param switchable whether it can be switched at all: a rule, not a masker
 * @param start where it begins
 * @param afterName where the text of its name ends
 * @param afterMode where the word that switches it ends; {@code afterName} when there is none
 * @param end where it ends
 */
public record RuleOutline(
        String name, int line, RuleMode mode, boolean switchable, int start, int afterName, int afterMode, int end) {
    /** Whether it is switched on. */
    public boolean on() {
        return mode != RuleMode.OFF;
    }
}

package dev.tributary.engine.decision;

/**
 * A rule or masker as it stands in a book's text, sound or not.
 *
 * @param name its name
 * @param line where it begins, from 1
 * @param on whether it is switched on
 */
public record RuleOutline(String name, int line, boolean on) {}

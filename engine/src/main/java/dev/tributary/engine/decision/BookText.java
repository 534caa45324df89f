package dev.tributary.engine.decision;

/**
 * A rule book as text.
 *
 * @param name its name, for example {@code routing}
 * @param content the Groovy text
 */
public record BookText(String name, String content) {}

package dev.tributary.engine.masking;

/**
 * Something to hide in a {@link Reading}: units from {@code first} to {@code last}, both included.
 *
 * @param first the first unit
 * @param last the last unit
 * @param lastFour the four characters that stay readable
 */
record Span(int first, int last, String lastFour) {}

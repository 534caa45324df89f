package dev.tributary.engine.masking;

/**
 * Something to hide in a {@link Reading}: units from {@code first} to {@code last}, both included.
 *
 * @param first the first unit
 * @param last the last unit
 * @param shown what stands there instead
 */
record Span(int first, int last, String shown) {
    private static final String HIDDEN = "•••• •••• •••• ";
    private static final String CODE = "•••";

    /** A number in the one form that numbers are hidden in: its last four characters stay readable. */
    static Span number(int first, int last, String lastFour) {
        return new Span(first, last, HIDDEN + lastFour);
    }

    /** A card's security code, of which nothing stays. */
    static Span code(int first, int last) {
        return new Span(first, last, CODE);
    }
}

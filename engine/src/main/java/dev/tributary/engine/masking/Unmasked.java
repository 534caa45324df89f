package dev.tributary.engine.masking;

import org.jspecify.annotations.Nullable;

/**
 * Text as it came from outside, before masking. On purpose it has no {@code toString}, {@code equals}, {@code hashCode}
 * or serial form worth having: the only way on is {@link Masker}.
 */
public final class Unmasked {
    private final String text;

    private Unmasked(String text) {
        // U+0000 means nothing to a reader, and PostgreSQL refuses it
        this.text = text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    /** Wraps text that came from outside. */
    public static Unmasked of(String text) {
        return new Unmasked(text);
    }

    /** Wraps text that came from outside, or null. */
    public static @Nullable Unmasked ofNullable(@Nullable String text) {
        return text == null ? null : new Unmasked(text);
    }

    /** Length in UTF-16 units. */
    public int length() {
        return text.length();
    }

    /** Whether there is nothing but white space. */
    public boolean isBlank() {
        return text.isBlank();
    }

    String raw() {
        return text;
    }

    /** Says nothing about the text, so that logging it by accident leaks nothing. */
    @Override
    public String toString() {
        return "Unmasked";
    }
}

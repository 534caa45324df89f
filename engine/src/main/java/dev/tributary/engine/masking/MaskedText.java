package dev.tributary.engine.masking;

import org.jspecify.annotations.Nullable;

/**
 * Text that went through {@link Masker}: safe to store, index, log and send. Nothing else can make one.
 */
public final class MaskedText {
    private final String text;
    private final int hidden;

    MaskedText(String text, int hidden) {
        this.text = text;
        this.hidden = hidden;
    }

    /** The text, with what had to be hidden replaced by dots and the last digits. */
    public String value() {
        return text;
    }

    /** How many places were hidden. */
    public int hidden() {
        return hidden;
    }

    /** The first {@code length} characters, not cutting a surrogate pair. */
    public MaskedText first(int length) {
        if (text.length() <= length) return this;
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return new MaskedText(text.substring(0, end), hidden);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MaskedText that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

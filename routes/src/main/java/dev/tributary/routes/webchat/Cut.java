package dev.tributary.routes.webchat;

import dev.tributary.engine.masking.Beginning;
import dev.tributary.engine.masking.Unmasked;
import org.jspecify.annotations.Nullable;

/** Makes what a browser sent fit to be stored or masked: no longer than its field, and without the one character PostgreSQL refuses. */
final class Cut {
    private Cut() {}

    /** At most {@code length} UTF-16 units, without NUL and not cutting a surrogate pair. */
    static String to(String text, int length) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (clean.length() <= length) return clean;
        boolean pair = Character.isHighSurrogate(clean.charAt(length - 1));
        return clean.substring(0, pair ? length - 1 : length);
    }

    /** The same for what may hold a number, which is not cut in two. */
    static Unmasked unmasked(String text, int length) {
        return Unmasked.of(Beginning.of(text, length));
    }

    /** The same of what a browser need not send; null for nothing. */
    static @Nullable Unmasked unmaskedIfAny(@Nullable String text, int length) {
        return text == null || text.isEmpty() ? null : unmasked(text, length);
    }
}

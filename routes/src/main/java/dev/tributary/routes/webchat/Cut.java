package dev.tributary.routes.webchat;

/** Makes what a browser sent fit to be stored: no longer than its field, and without the one character PostgreSQL refuses. */
final class Cut {
    private Cut() {}

    /** At most {@code length} UTF-16 units, without NUL and not cutting a surrogate pair. */
    static String to(String text, int length) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (clean.length() <= length) return clean;
        boolean pair = Character.isHighSurrogate(clean.charAt(length - 1));
        return clean.substring(0, pair ? length - 1 : length);
    }
}

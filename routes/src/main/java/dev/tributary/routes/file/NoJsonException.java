package dev.tributary.routes.file;

/** What a route took for JSON is none. The message never repeats what was read. */
public final class NoJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoJsonException(String message) {
        super(message);
    }
}

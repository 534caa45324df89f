package dev.tributary.routes.stream;

/** What a route handed in is no event. The message never repeats what the event said. */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableEventException(String message) {
        super(message);
    }
}

package dev.tributary.routes.stream;

import org.jspecify.annotations.Nullable;

/** What a route handed in is no event. The message never repeats what the event said. */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String externalId;

    UnreadableEventException(String message) {
        this(message, null);
    }

    private UnreadableEventException(String message, @Nullable String externalId) {
        super(message);
        this.externalId = externalId;
    }

    /** The same, of an event whose id could be read. */
    UnreadableEventException of(@Nullable String id) {
        UnreadableEventException known = new UnreadableEventException(String.valueOf(getMessage()), id);
        known.setStackTrace(getStackTrace());
        return known;
    }

    /** The event's id, when at least that could be read. */
    @Nullable
    String externalId() {
        return externalId;
    }
}

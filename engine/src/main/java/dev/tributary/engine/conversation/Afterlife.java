package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message after it was written.
 *
 * @param editedAt when it was changed last, or null
 * @param earlier what it said before, the oldest first
 * @param deletedAt when it was taken back, or null; it has no text then
 * @param signs what customers put on it, usually emoji
 */
public record Afterlife(
        @Nullable Instant editedAt,
        List<Earlier> earlier,
        @Nullable Instant deletedAt,
        List<String> signs) {
    /** Nothing. */
    public static final Afterlife NONE = new Afterlife(null, List.of(), null, List.of());

    public Afterlife {
        earlier = List.copyOf(earlier);
        signs = List.copyOf(signs);
    }

    /**
     * What a message said before it was changed.
     *
     * @param body its text, masked
     * @param writtenAt when that was written
     */
    public record Earlier(String body, Instant writtenAt) {}
}

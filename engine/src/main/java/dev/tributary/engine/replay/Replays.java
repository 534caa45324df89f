package dev.tributary.engine.replay;

import dev.tributary.engine.access.CommandRefused;
import java.time.Instant;
import java.util.UUID;

/** Tries a book out on what was recorded. Needs full access. */
public interface Replays {
    /**
     * Starts to decide again, on every event recorded since then, with the live books and with this text in the place of
     * one of them. Runs in the background, on two threads at most for the whole node.
     *
     * @param content the candidate text of the book, such as its draft
     * @param since from when on; records older than their retention are gone
     * @return the running replay; whoever holds it holds its results
     * @throws CommandRefused {@code HAS_ERRORS} when the text does not pass its check but for examples,
     *     {@code NOT_FOUND}, {@code NEEDS_FULL_ACCESS}
     */
    Replay start(UUID agent, String book, String content, Instant since);
}

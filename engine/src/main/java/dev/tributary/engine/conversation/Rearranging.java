package dev.tributary.engine.conversation;

import dev.tributary.engine.access.CommandRefused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts right what was joined or parted wrongly: messages of conversations by mail go from one to another, and with them
 * the mail ids that lead there, so that the next answer finds the right one. Each runs in one transaction under the locks
 * of both conversations, needs the right to open both, asks no rule, and can be undone by hand for as long as the messages
 * are where it put them. Throws {@link CommandRefused}; nothing has changed then.
 */
public interface Rearranging {
    /** Parts a conversation: this message and everything after it begin one of their own, linked to it. */
    Done split(UUID agent, UUID message);

    /** Puts everything of one conversation at the end of another; the first is resolved and empty then. */
    Done merge(UUID agent, UUID source, UUID target);

    /** Puts one message at the end of another conversation. */
    Done move(UUID agent, UUID message, UUID target);

    /** Puts everything back where it was. */
    void undo(UUID agent, UUID rearrangement);

    /** The last one in which a conversation took part and that is not undone. */
    Optional<Done> last(UUID agent, UUID conversation);

    /** The conversation with this number, if the agent may open it. */
    Optional<UUID> numbered(UUID agent, long number);

    /** What was done. */
    enum Kind {
        SPLIT,
        MERGE,
        MOVE
    }

    /**
     * Something done that can be undone.
     *
     * @param id names it
     * @param kind what
     * @param source where the messages were
     * @param sourceNumber its number
     * @param target where they are
     * @param targetNumber its number
     * @param messages which
     */
    record Done(
            UUID id, Kind kind, UUID source, long sourceNumber, UUID target, long targetNumber, List<UUID> messages) {
        public Done {
            messages = List.copyOf(messages);
        }
    }
}

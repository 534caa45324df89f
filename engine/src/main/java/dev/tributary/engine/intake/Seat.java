package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.LockedConversation;
import org.jspecify.annotations.Nullable;

/**
 * Where a message belongs.
 *
 * @param conversation the conversation, or null for a new one
 * @param linked the conversation that a new one goes on from, or null
 * @param note whether it stands there as a note that only agents see
 * @param reason why
 */
record Seat(
        @Nullable LockedConversation conversation,
        @Nullable LockedConversation linked,
        boolean note,
        MatchReason reason) {
    /** Nothing leads anywhere. */
    static final Seat NEW = new Seat(null, null, false, MatchReason.NONE);
}

package dev.tributary.engine.reaction;

import dev.tributary.engine.decision.Snapshot;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A decision that waits for an answer from outside, with what it began with.
 *
 * @param id the trace that is to be completed: the message's, or that of an event
 * @param ofMessage which of the two
 * @param conversation in which conversation
 * @param event the word of what rules decide on
 * @param automatic whether a machine wrote it
 * @param way how the customer can be answered, or null when that is to be found out
 * @param agent the agent who did it, or null
 * @param messageId the message that it is about and that is stored, or null
 * @param depth how many rules in a row led to it
 * @param causes which these were
 */
public record PendingDecision(
        UUID id,
        boolean ofMessage,
        UUID conversation,
        String event,
        boolean automatic,
        @Nullable Way way,
        @Nullable UUID agent,
        @Nullable UUID messageId,
        int depth,
        Set<Integer> causes) {
    public PendingDecision {
        causes = Set.copyOf(causes);
    }

    static PendingDecision of(
            UUID id, boolean ofMessage, UUID conversation, Occasion occasion, int depth, Set<Integer> causes) {
        return new PendingDecision(
                id,
                ofMessage,
                conversation,
                occasion.event(),
                occasion.automatic(),
                occasion.way(),
                occasion.agent(),
                occasion.messageId(),
                depth,
                causes);
    }

    /** What it all began with. */
    public Occasion occasion(Supplier<Snapshot.Contact> contact, Snapshot snapshot) {
        return new Occasion(event, automatic, contact, snapshot.message(), way, agent, messageId, snapshot.visitor());
    }
}

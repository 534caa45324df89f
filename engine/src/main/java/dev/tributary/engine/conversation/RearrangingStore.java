package dev.tributary.engine.conversation;

import dev.tributary.engine.conversation.Rearranging.Done;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rearranging reads and writes besides conversations' rows, which its caller has locked. */
public interface RearrangingStore {
    /** What is written in a conversation, without quiet lines, in order. */
    List<Outline> outline(UUID conversation);

    /** The conversation a message stands in. */
    Optional<UUID> conversationOf(UUID message);

    /** The conversation with this number. */
    Optional<UUID> numbered(long number);

    /** The number of a conversation that is stored. */
    long numberOf(UUID conversation);

    /** Whether one of these messages is on its way out. */
    boolean onTheirWay(Collection<UUID> messages);

    /** Keeps what is about to be done. */
    void keep(Plan plan, Instant now);

    /**
     * Moves messages with everything that hangs on them, and re-points the mail ids; for a merge all ids of the source
     * and its own name too.
     *
     * @param name the signed name of the source, under which it is known in references
     */
    void move(Plan plan, String name, Instant now);

    /** Puts back what a plan moved. */
    void putBack(Plan plan, Instant now);

    /** What was kept and not undone. */
    Optional<Plan> plan(UUID rearrangement);

    /** The last one of a conversation, not undone. */
    Optional<Done> last(UUID conversation);

    /** Whether each message of a plan is still where it was put. */
    boolean untouched(Plan plan);

    /**
     * A message, as much of it as a conversation's row sums up.
     *
     * @param id the message
     * @param seq its place
     * @param kind what it is
     * @param author who is behind it
     * @param authorId which
     * @param channel its channel
     * @param accountId its account, or null for notes
     * @param subject its subject, or null
     * @param preview its beginning in one line
     * @param automatic whether a machine wrote it
     * @param sentAt when, as the other side says
     * @param storedAt when, by the house's clock
     */
    record Outline(
            UUID id,
            long seq,
            MessageKind kind,
            Author author,
            @Nullable UUID authorId,
            String channel,
            @Nullable UUID accountId,
            @Nullable String subject,
            String preview,
            boolean automatic,
            Instant sentAt,
            Instant storedAt) {}

    /**
     * Which messages go where.
     *
     * @param id names it
     * @param kind what it is
     * @param source where they are
     * @param target where they go
     * @param agent who wants it
     * @param statusBefore how the source stood
     * @param places the messages, in order
     */
    record Plan(
            UUID id,
            Rearranging.Kind kind,
            UUID source,
            UUID target,
            UUID agent,
            ConversationStatus statusBefore,
            List<Place> places) {
        public Plan {
            places = List.copyOf(places);
        }

        /** Its messages. */
        public List<UUID> messages() {
            return places.stream().map(Place::message).toList();
        }
    }

    /**
     * Where a message stands before and after.
     *
     * @param message which
     * @param before its place in the source
     * @param after its place in the target
     */
    record Place(UUID message, long before, long after) {}
}

package dev.tributary.engine.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where notices are kept. Takes part in the running transaction. */
public interface NoticeStore {
    /** Those of which the same is not planned already, here or in the list, and was not told of the same message. */
    List<NewNotice> fresh(List<NewNotice> notices, Instant now);

    /** Those that wait and say the same to the same people. */
    List<Notice> waitingLike(List<NewNotice> notices);

    /** Adds notices that wait, in one statement; in the order of the list. */
    List<Notice> add(List<NewNotice> notices, Instant now);

    /**
     * Puts off those that wait for the same customer, by the same rule about the same conversation: several answers are one
     * notice, timed from the last.
     */
    void putOff(List<NewNotice> toCustomers);

    /** When the next notice of this kind by this medium is due to each of these agents; who has none is missing. */
    Map<UUID, Instant> nextDue(Collection<UUID> agents, NoticeKind kind, String medium);

    /** Whose these conversations are; one that is gone is missing. */
    Map<UUID, Place> places(Collection<UUID> conversations);

    /**
     * Whose a conversation is.
     *
     * @param group its group, or null
     * @param assignees who works on it
     */
    record Place(@Nullable UUID group, Set<UUID> assignees) {
        public Place {
            assignees = Set.copyOf(assignees);
        }
    }

    /** Notices that are due and not settled, the oldest first, not locked. */
    List<UUID> due(Instant now, int limit);

    /** A notice that waits, locked after its conversation, or empty when it is settled. */
    Optional<Notice> lockWaiting(UUID notice);

    /** Settles notices, in one statement. */
    void settle(List<Settled> notices, Instant now);

    /**
     * How a notice ended.
     *
     * @param notice which
     * @param state its last state
     * @param reason why it is void or not sendable, as a word, or null
     */
    record Settled(
            UUID notice, Notice.State state, @Nullable String reason) {}

    /** What became of what a notice is about. */
    Standing standing(Notice notice);

    /** The newest notices of an agent, newest first. */
    List<Notice> ofAgent(UUID agent, int limit);

    /** The notices of a conversation, oldest first. */
    List<Notice> ofConversation(UUID conversation);

    /** How many were planned for a contact since then and are not void. */
    int toCustomerSince(UUID contact, Instant since);

    /** Whether one was planned for the customer of a conversation, about it, since then and is not void. */
    boolean customerToldSince(UUID conversation, Instant since);

    /**
     * What became of what a notice is about.
     *
     * @param resolved whether the conversation is resolved, or was since the notice was planned
     * @param assigned whether somebody works on it
     * @param answered whether a person answered after it
     * @param read whether its recipient has seen it
     */
    record Standing(boolean resolved, boolean assigned, boolean answered, boolean read) {
        /** The first of these words that holds, or null. */
        public @Nullable String firstOf(Set<String> words) {
            if (answered && words.contains("answered")) return "answered";
            if (read && words.contains("read")) return "read";
            if (resolved && words.contains("resolved")) return "resolved";
            if (assigned && words.contains("assigned")) return "assigned";
            return null;
        }
    }
}

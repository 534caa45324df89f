package dev.tributary.engine.notice;

import dev.tributary.engine.access.Agent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told on agents' screens. Takes part in the running transaction; gives only what the agent may open. */
public interface BellStore {
    /** What the agent was told, newest first. */
    List<Line> lines(Agent agent, int limit);

    /** In how many conversations the agent was told something that is not read. */
    int unread(Agent agent);

    /** Everything told about the conversation is read. */
    void read(UUID agent, UUID conversation, Instant now);

    /** Everything is read. */
    void readAll(UUID agent, Instant now);

    /** What was told since then, is not read, and no browser has shown; oldest first. */
    List<Line> unshown(Agent agent, Instant since);

    /** Those of them that nobody has claimed before, from now on claimed. */
    Set<UUID> claim(List<UUID> notices, Instant now);

    /**
     * A notice with what a screen says of its conversation; all texts are masked.
     *
     * @param notice the notice
     * @param conversation about which conversation
     * @param event what it began with
     * @param kind which of the kinds that agents may switch off, or null
     * @param text what the rule says, or null for the house's own words
     * @param customer the customer's name, or null
     * @param subject the conversation's subject, or null
     * @param preview its last message in one line
     * @param at when it was told
     * @param read whether the agent has read it
     */
    record Line(
            UUID notice,
            UUID conversation,
            String event,
            @Nullable NoticeKind kind,
            @Nullable String text,
            @Nullable String customer,
            @Nullable String subject,
            String preview,
            Instant at,
            boolean read) {}
}

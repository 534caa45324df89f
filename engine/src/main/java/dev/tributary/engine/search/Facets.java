package dev.tributary.engine.search;

import dev.tributary.engine.conversation.ConversationStatus;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What filters know a conversation by. Never the addresses people wrote from: these may be forgotten at any moment, and are
 * then to be nowhere.
 *
 * @param conversation the conversation
 * @param began when it began
 * @param last its last activity
 * @param status whether somebody is working on it
 * @param group its group, if it has one
 * @param assignees who it is assigned to
 * @param workers who was ever assigned to it or answered in it
 * @param rating how the customer found it, if the customer said so
 * @param channel the channel of its last message
 * @param tags tags on it
 * @param contactTags tags on the customer
 * @param pages ids of the pages the visitor saw in it
 */
public record Facets(
        UUID conversation,
        Instant began,
        Instant last,
        ConversationStatus status,
        @Nullable UUID group,
        Set<UUID> assignees,
        Set<UUID> workers,
        @Nullable Integer rating,
        String channel,
        Set<String> tags,
        Set<String> contactTags,
        Set<UUID> pages) {
    public Facets {
        assignees = Set.copyOf(assignees);
        workers = Set.copyOf(workers);
        tags = Set.copyOf(tags);
        contactTags = Set.copyOf(contactTags);
        pages = Set.copyOf(pages);
    }
}

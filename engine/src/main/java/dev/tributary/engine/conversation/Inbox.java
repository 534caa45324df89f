package dev.tributary.engine.conversation;

import dev.tributary.engine.access.CommandRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What agents see. Every call is answered for one agent and shows only what that agent may open; asking for more is
 * {@link CommandRefused} with {@code NOT_VISIBLE}.
 */
public interface Inbox {
    /** How many conversations each queue holds; equal to what {@link #page} lists. */
    Map<Queue, Integer> counts(UUID agent);

    /** A page of a queue, latest activity first. */
    List<ConversationRow> page(UUID agent, Queue queue, int offset, int limit);

    /** One row, or empty when the agent may not open it. */
    Optional<ConversationRow> row(UUID agent, UUID conversation);

    /** The header of a conversation. */
    ConversationHead head(UUID agent, UUID conversation);

    /** The newest {@code limit} messages before {@code beforeSeq} ({@code Long.MAX_VALUE} for the end), oldest first. */
    List<ThreadMessage> thread(UUID agent, UUID conversation, long beforeSeq, int limit);

    /** Messages after a place, oldest first: what a screen that stays open asks for. */
    List<ThreadMessage> threadAfter(UUID agent, UUID conversation, long afterSeq, int limit);

    /** One message, or empty when there is none that the agent may open: asked when its delivery changed. */
    Optional<ThreadMessage> message(UUID agent, UUID message);

    /** The stored, masked HTML of a message; not yet sanitised. */
    Optional<String> html(UUID agent, UUID message);

    /** An attachment's bytes. */
    FileContent file(UUID agent, UUID attachment);

    /** The card of a conversation's customer. */
    ContactCard card(UUID agent, UUID conversation);

    /** How the channel shows a conversation's customer, where it does. */
    Optional<Picture> picture(UUID agent, UUID conversation);

    /** This agent's draft in a conversation. */
    Optional<Draft> draft(UUID agent, UUID conversation);
}

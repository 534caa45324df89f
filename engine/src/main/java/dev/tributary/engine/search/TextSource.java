package dev.tributary.engine.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the texts of messages are read for the index. Only what people wrote: no lines about events. */
public interface TextSource {
    /** These messages, as far as they are there. */
    List<Text> messages(Collection<UUID> ids);

    /** The newest messages of the conversations of these contacts, and of these conversations. */
    List<Text> messagesOf(Collection<UUID> contacts, Collection<UUID> conversations);

    /** Messages behind one in an order of the store's own, from the first for null; none when there are no more. */
    List<Text> after(@Nullable UUID message, int limit);

    /** The bodies of messages, by id. */
    Map<UUID, String> bodies(Collection<UUID> ids);

    /**
     * A message.
     *
     * @param id the message
     * @param conversation its conversation
     * @param at when it was stored
     * @param texts its body and subject, and the customer's name and address
     */
    record Text(UUID id, UUID conversation, Instant at, List<String> texts) {
        public Text {
            texts = List.copyOf(texts);
        }
    }
}

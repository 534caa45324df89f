package dev.tributary.ui.inbox;

import dev.tributary.engine.conversation.Queue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses of the inbox: {@code inbox/queue/conversation}. */
final class QueuePath {
    private QueuePath() {}

    static String of(Queue queue) {
        return "inbox/" + word(queue);
    }

    static String of(Queue queue, @Nullable UUID conversation) {
        return conversation == null ? of(queue) : of(queue) + "/" + conversation;
    }

    static String word(Queue queue) {
        return queue.name().toLowerCase(Locale.ROOT);
    }

    static Optional<Queue> queue(String word) {
        return Arrays.stream(Queue.values())
                .filter(queue -> word(queue).equals(word))
                .findFirst();
    }

    static Optional<UUID> conversation(String word) {
        try {
            return Optional.of(UUID.fromString(word));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

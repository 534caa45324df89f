package dev.tributary.routes.stream;

import dev.tributary.engine.spi.AccountKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which running routes stand behind which door, of all Camel contexts of this process. An account's own route goes
 * before one that serves the whole channel. When two routes open the same door the later one gets it: a changed plug-in
 * is started before the old one is stopped. Thread-safe.
 */
@Component
final class Doors {
    private final ConcurrentMap<Door, ConversationConsumer> open = new ConcurrentHashMap<>();

    void open(Door door, ConversationConsumer consumer) {
        open.put(door, consumer);
    }

    /** Closes a door, unless somebody else has it by now. */
    void close(Door door, ConversationConsumer consumer) {
        open.remove(door, consumer);
    }

    @Nullable
    ConversationConsumer sender(AccountKey account) {
        ConversationConsumer own = open.get(new Door(account.channel(), account.account(), false));
        return own != null ? own : open.get(new Door(account.channel(), null, false));
    }

    @Nullable
    ConversationConsumer webhook(String channel) {
        return open.get(new Door(channel, null, true));
    }

    /** A door: of a channel or of one of its accounts, for sending or for what is posted. */
    record Door(String channel, @Nullable String account, boolean webhook) {}
}

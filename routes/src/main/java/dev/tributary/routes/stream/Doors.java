package dev.tributary.routes.stream;

import dev.tributary.engine.spi.AccountKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which running routes stand behind which door, of all Camel contexts of this process. An account's own route goes
 * before one that serves the whole channel. When two routes open the same door the later one gets it, and when it goes the
 * earlier one has it again: a changed plug-in is started before the old one is stopped, and may fail to start. Thread-safe.
 */
@Component
final class Doors {
    private final ConcurrentMap<Door, List<ConversationConsumer>> open = new ConcurrentHashMap<>();

    void open(Door door, ConversationConsumer consumer) {
        open.merge(door, List.of(consumer), (before, one) -> {
            List<ConversationConsumer> all = new ArrayList<>(before);
            all.addAll(one);
            return List.copyOf(all);
        });
    }

    /** This one stands there no more; who else does is left alone. */
    void close(Door door, ConversationConsumer consumer) {
        open.computeIfPresent(door, (key, before) -> {
            List<ConversationConsumer> others =
                    before.stream().filter(other -> other != consumer).toList();
            return others.isEmpty() ? null : others;
        });
    }

    @Nullable
    ConversationConsumer sender(AccountKey account) {
        ConversationConsumer own = latest(new Door(account.channel(), account.account(), false));
        return own != null ? own : latest(new Door(account.channel(), null, false));
    }

    @Nullable
    ConversationConsumer webhook(String channel) {
        return latest(new Door(channel, null, true));
    }

    private @Nullable ConversationConsumer latest(Door door) {
        List<ConversationConsumer> all = open.get(door);
        return all == null ? null : all.getLast();
    }

    /** A door: of a channel or of one of its accounts, for sending or for what is posted. */
    record Door(String channel, @Nullable String account, boolean webhook) {}
}

package dev.tributary.ui.crash;

import dev.tributary.engine.kit.crash.Customer;
import dev.tributary.engine.kit.crash.Letter;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.rig.ChatVisitor;
import dev.tributary.ui.rig.HttpLine;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Visitors of a website, one after the other on one connection; each writes some messages and is gone. */
final class Visitors implements Customer {
    static final AccountKey SITE = new AccountKey(Channels.CHAT, "shop");
    static final String ORIGIN = "http://shop.example";
    private static final int MESSAGES = 20;

    private final HttpLine line;
    private final Supplier<String> words;
    private @Nullable ChatVisitor visitor;
    private int written;

    Visitors(int port) {
        this(port, () -> "Is my parcel on its way? It was order 4711.");
    }

    /** Who write these words, which need no escape in JSON. */
    Visitors(int port, Supplier<String> words) {
        line = new HttpLine(port);
        this.words = words;
    }

    @Override
    public Letter write() throws IOException {
        ChatVisitor now = visitor;
        if (now == null || written++ % MESSAGES == 0) now = ChatVisitor.welcomed(line, SITE.account(), ORIGIN);
        visitor = now;
        return new Message(line, now, UUID.randomUUID(), words.get());
    }

    private record Message(HttpLine line, ChatVisitor visitor, UUID clientId, String text) implements Letter {
        @Override
        public Name name() {
            return new Name(SITE, visitor.externalId(clientId));
        }

        @Override
        public void handIn() throws IOException {
            visitor.write(line, clientId, text);
        }
    }
}

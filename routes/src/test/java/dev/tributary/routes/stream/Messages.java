package dev.tributary.routes.stream;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Messages to send, for tests. */
public final class Messages {
    private Messages() {}

    /** A plain one. */
    public static OutgoingMessage outgoing(AccountKey account, String recipient, String text) {
        return new OutgoingMessage(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                account,
                UUID.randomUUID(),
                UUID.randomUUID(),
                recipient,
                null,
                null,
                text,
                "Anna",
                true,
                List.of(),
                null,
                List.of(),
                null,
                Instant.parse("2026-11-25T09:00:00Z"));
    }
}

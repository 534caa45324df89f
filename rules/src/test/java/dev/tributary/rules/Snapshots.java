package dev.tributary.rules;

import dev.tributary.engine.decision.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Snapshots for tests: a chat message that starts a conversation, and changes to it. */
public final class Snapshots {
    public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private Snapshots() {}

    public static Snapshot chat(String text) {
        return message("chat", text, null, false);
    }

    public static Snapshot message(String channel, String text, @Nullable String subject, boolean automatic) {
        return of(
                new Snapshot.Message(
                        channel, "shop", text, subject, automatic, List.of("bill.pdf"), null, null, "customer"),
                Snapshot.Conversation.begun(channel, null));
    }

    /** The same message in a conversation that was resolved that long ago. */
    public static Snapshot resolved(String text, Duration ago, boolean automatic) {
        return of(
                new Snapshot.Message("email", "info", text, "Re: Order", automatic, List.of(), null, null, "customer"),
                new Snapshot.Conversation(
                        false,
                        "resolved",
                        "email",
                        7,
                        "Order",
                        "high",
                        "billing",
                        List.of("anna@example.com"),
                        true,
                        List.of(),
                        List.of(),
                        List.of("refund"),
                        true,
                        null,
                        NOW.minus(ago),
                        null,
                        NOW.minus(ago),
                        NOW.minus(ago)));
    }

    private static Snapshot of(Snapshot.Message message, Snapshot.Conversation conversation) {
        return Snapshot.received(
                NOW,
                message,
                new Snapshot.Contact("Bence Nagy", null, null, "hu", List.of("vip", "exchange"), 3),
                conversation,
                Snapshot.Team.of(true, 1, 0, "UTC"));
    }

    /** Something else that happened in an open conversation by chat, in which nobody has answered. */
    public static Snapshot event(String word, Snapshot.Happened happened, boolean hoursOpen) {
        Snapshot.Conversation open = new Snapshot.Conversation(
                false,
                "open",
                "chat",
                2,
                null,
                "normal",
                "billing",
                List.of("anna@example.com"),
                true,
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                NOW.minus(Duration.ofHours(1)),
                NOW.minus(Duration.ofMinutes(20)),
                null,
                NOW.minus(Duration.ofMinutes(20)));
        return new Snapshot(
                word,
                NOW,
                happened,
                null,
                new Snapshot.Contact("Bence Nagy", "bence@example.com", null, "hu", List.of("vip"), 3),
                open,
                new Snapshot.Visitor(false, "https://shop.example/cart", "Cart", null),
                Snapshot.Team.of(hoursOpen, 2, 1, "Europe/Budapest"),
                List.of());
    }

    /** A wait that is over. */
    public static Snapshot waited(String word, Duration after, boolean businessHours) {
        return event(
                word,
                new Snapshot.Happened("house", null, null, null, null, null, after, businessHours, null, 0),
                true);
    }
}

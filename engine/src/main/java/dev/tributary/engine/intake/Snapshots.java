package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.reaction.Scenes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Draws what rules may see of a message and of the conversation it would join, as it is before the message. */
final class Snapshots {
    private final Scenes scenes;
    private final Instant now;

    Snapshots(Scenes scenes, Instant now) {
        this.scenes = scenes;
        this.now = now;
    }

    Snapshot of(Arrival arrival, Customer customer, @Nullable LockedConversation conversation) {
        Snapshot.Message message = new Snapshot.Message(
                arrival.account().key().channel(),
                arrival.account().name(),
                arrival.text().first(Scenes.LONGEST_TEXT).value(),
                arrival.subject() == null ? null : arrival.subject().first(1000).value(),
                arrival.automatic(),
                arrival.files().stream()
                        .limit(Scenes.MOST_FILES)
                        .map(file -> file.name().first(255).value())
                        .toList(),
                arrival.page() == null || arrival.page().url() == null
                        ? null
                        : arrival.page().url().first(2000).value(),
                arrival.choice() == null ? null : arrival.choice().value(),
                "customer");
        Snapshot.Contact contact =
                contact(customer, conversation == null ? customer.conversations() + 1 : customer.conversations());
        return Snapshot.received(now, message, contact, conversation(arrival, conversation), scenes.team(conversation));
    }

    static Snapshot.Contact contact(Customer customer, int conversations) {
        return new Snapshot.Contact(
                customer.name(),
                customer.email(),
                customer.phone(),
                customer.language(),
                customer.tags(),
                conversations);
    }

    private Snapshot.Conversation conversation(Arrival arrival, @Nullable LockedConversation conversation) {
        if (conversation == null) {
            String subject = arrival.subject() == null
                    ? null
                    : arrival.subject().first(1000).value();
            return Snapshot.Conversation.begun(arrival.account().key().channel(), subject);
        }
        return scenes.conversation(conversation);
    }
}

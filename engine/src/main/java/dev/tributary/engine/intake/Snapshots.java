package dev.tributary.engine.intake;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.conversation.ConversationColumns;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws what rules may see of a message and of the conversation it would join, as it is before the message. */
final class Snapshots {
    /** Rules read no further; more would only make the trace long. */
    private static final int LONGEST_TEXT = 20_000;

    private static final int MOST_FILES = 50;

    private final Roster roster;
    private final Instant now;

    Snapshots(Roster roster, Instant now) {
        this.roster = roster;
        this.now = now;
    }

    Snapshot of(Arrival arrival, Customer customer, @Nullable LockedConversation conversation) {
        Snapshot.Message message = new Snapshot.Message(
                arrival.account().key().channel(),
                arrival.account().name(),
                arrival.text().first(LONGEST_TEXT).value(),
                arrival.subject() == null ? null : arrival.subject().first(1000).value(),
                arrival.automatic(),
                arrival.files().stream()
                        .limit(MOST_FILES)
                        .map(file -> file.name().first(255).value())
                        .toList(),
                arrival.page() == null || arrival.page().url() == null
                        ? null
                        : arrival.page().url().first(2000).value());
        Snapshot.Contact contact = new Snapshot.Contact(
                customer.name(),
                customer.email(),
                customer.phone(),
                customer.language(),
                customer.tags(),
                conversation == null ? customer.conversations() + 1 : customer.conversations());
        return new Snapshot("messageReceived", now, message, contact, conversation(arrival, conversation));
    }

    private Snapshot.Conversation conversation(Arrival arrival, @Nullable LockedConversation conversation) {
        if (conversation == null) {
            String subject = arrival.subject() == null
                    ? null
                    : arrival.subject().first(1000).value();
            return new Snapshot.Conversation(
                    true, "open", 0, subject, "normal", null, List.of(), false, List.of(), null, null);
        }
        ConversationColumns row = conversation.columns();
        return new Snapshot.Conversation(
                false,
                row.status().name().toLowerCase(Locale.ROOT),
                row.messageCount(),
                row.subject(),
                row.priority().name().toLowerCase(Locale.ROOT),
                row.groupId() == null
                        ? null
                        : roster.group(row.groupId()).map(Group::code).orElse(null),
                conversation.assignees().stream()
                        .map(roster::agent)
                        .flatMap(Optional::stream)
                        .map(Agent::email)
                        .sorted()
                        .toList(),
                conversation.assignees().stream().anyMatch(roster::onShift),
                conversation.tags().stream().sorted().toList(),
                row.resolvedAt(),
                row.lastActivityAt());
    }
}

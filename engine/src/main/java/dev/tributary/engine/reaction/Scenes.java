package dev.tributary.engine.reaction;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.conversation.ConversationColumns;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Snapshot;
import java.util.Locale;
import java.util.Optional;

/** Draws what rules may see of a conversation, as it is at the moment of asking. */
public final class Scenes {
    private final Roster roster;

    /** With whoever is there. */
    public Scenes(Roster roster) {
        this.roster = roster;
    }

    /** The conversation. */
    public Snapshot.Conversation conversation(LockedConversation conversation) {
        ConversationColumns row = conversation.columns();
        return new Snapshot.Conversation(
                false,
                row.status().name().toLowerCase(Locale.ROOT),
                row.channel(),
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
                row.agentAnswered(),
                null,
                row.createdAt(),
                row.waitingSince(),
                row.resolvedAt(),
                row.lastActivityAt());
    }
}

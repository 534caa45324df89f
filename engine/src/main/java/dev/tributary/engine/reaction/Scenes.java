package dev.tributary.engine.reaction;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.conversation.Author;
import dev.tributary.engine.conversation.ConversationColumns;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.ThreadEntry.Written;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.hours.BusinessHours;
import dev.tributary.engine.hours.OpeningHours;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Draws what rules may see of a conversation and of who is there, as it is at the moment of asking. */
public final class Scenes {
    /** Rules read no further; more would only make the trace long. */
    public static final int LONGEST_TEXT = 20_000;

    /** More names of files would only make the trace long. */
    public static final int MOST_FILES = 50;

    private static final Snapshot.Team UNASKED = Snapshot.Team.of(true, 0, 0, "UTC");

    private final Roster roster;
    private final OpeningHours hours;
    private final boolean teamAsked;
    private final Instant now;

    Scenes(Roster roster, OpeningHours hours, boolean teamAsked, Instant now) {
        this.roster = roster;
        this.hours = hours;
        this.teamAsked = teamAsked;
        this.now = now;
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
                // who has left the team has nothing any more, though a resolved conversation still says whose it was
                emails(conversation, agent -> true),
                conversation.assignees().stream().anyMatch(roster::onShift),
                emails(conversation, agent -> agent.presence() == Presence.OFFLINE),
                emails(conversation, agent -> agent.presence() == Presence.AWAY),
                conversation.tags().stream().sorted().toList(),
                row.agentAnswered(),
                row.rating(),
                row.createdAt(),
                row.waitingSince(),
                row.resolvedAt(),
                row.lastActivityAt());
    }

    /** Who is there to answer in a conversation, or in a new one when it is null; nobody when no rule asks. */
    public Snapshot.Team team(@Nullable LockedConversation conversation) {
        if (!teamAsked) return UNASKED;
        UUID group = conversation == null ? null : conversation.columns().groupId();
        Set<UUID> assignees = conversation == null ? Set.of() : conversation.assignees();
        List<Agent> online = roster.all().stream()
                .filter(agent -> agent.presence() == Presence.ONLINE && Permissions.mayOpen(agent, group, assignees))
                .toList();
        BusinessHours kept = hours.current().of(group);
        return new Snapshot.Team(
                kept.isOpen(now),
                online.size(),
                group == null
                        ? 0
                        : (int) online.stream()
                                .filter(agent -> agent.groups().contains(group))
                                .count(),
                kept.zone().getId(),
                wasOnline(conversation, online.size()),
                roster.all().stream()
                        .filter(agent -> agent.active() && agent.presence() != Presence.OFFLINE)
                        .map(this::there)
                        .sorted(Comparator.comparing(Snapshot.There::agent))
                        .toList());
    }

    private Snapshot.There there(Agent agent) {
        return new Snapshot.There(
                agent.email(),
                agent.presence() == Presence.AWAY,
                agent.role().seesAll(),
                agent.groups().stream()
                        .map(roster::group)
                        .flatMap(Optional::stream)
                        .map(Group::code)
                        .sorted()
                        .toList());
    }

    /** Who was there when the customer wrote and has gone home since counts too. */
    private int wasOnline(@Nullable LockedConversation conversation, int online) {
        if (conversation == null) return online;
        Instant since = conversation.columns().waitingSince();
        if (since == null) return online;
        UUID group = conversation.columns().groupId();
        return (int) roster.onlineSince(since).stream()
                .map(roster::agent)
                .flatMap(Optional::stream)
                .filter(agent -> Permissions.mayOpen(agent, group, conversation.assignees()))
                .count();
    }

    private List<String> emails(LockedConversation conversation, Predicate<Agent> those) {
        return conversation.assignees().stream()
                .map(roster::agent)
                .flatMap(Optional::stream)
                .filter(agent -> agent.active() && those.test(agent))
                .map(Agent::email)
                .sorted()
                .toList();
    }

    static Snapshot.Message message(Written written, String account) {
        Author author = written.writer().author();
        return new Snapshot.Message(
                written.channel(),
                account,
                written.text().first(LONGEST_TEXT).value(),
                written.subject() == null ? null : written.subject().first(1000).value(),
                written.automatic(),
                written.files().stream()
                        .limit(MOST_FILES)
                        .map(file -> file.name().first(255).value())
                        .toList(),
                null,
                null,
                author(author));
    }

    /** Who wrote a message, as rules call them. */
    public static String author(Author author) {
        return switch (author) {
            case CUSTOMER -> "customer";
            case AGENT, ELSEWHERE -> "agent";
            case RULE, SYSTEM -> "rule";
        };
    }
}

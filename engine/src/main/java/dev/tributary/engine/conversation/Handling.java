package dev.tributary.engine.conversation;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.DeskWork.Turn;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Unmasked;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What agents do with a conversation: who works on it, whether it is done, how it is labelled. */
@Component
final class Handling {
    private static final int LONGEST_TAG = 80;

    private final DeskWork work;
    private final DeskStore store;
    private final People people;

    Handling(DeskWork work, DeskStore store, People people) {
        this.work = work;
        this.store = store;
        this.people = people;
    }

    void take(UUID agent, UUID conversation) {
        work.change(agent, conversation, turn -> {
            LockedConversation taken = turn.conversation();
            refuseResolved(taken);
            if (taken.assignees().contains(agent)) return;
            if (!taken.assignees().isEmpty()) throw new CommandRefused(Reason.ALREADY_TAKEN, names(taken.assignees()));
            taken.assign(Set.of(agent), taken.columns().groupId(), agent);
            turn.tell("event.taken", Map.of());
        });
    }

    void assign(UUID agent, UUID conversation, Set<UUID> assignees, @Nullable UUID group) {
        work.change(agent, conversation, turn -> {
            LockedConversation assigned = turn.conversation();
            Set<UUID> before = assigned.assignees();
            UUID groupBefore = assigned.columns().groupId();
            requireActive(assignees, before);
            String groupName = group == null ? null : groupName(group);
            if (!assigned.assign(assignees, group, agent)) return;
            if (!Objects.equals(group, groupBefore))
                turn.tell(group == null ? "event.ungrouped" : "event.grouped", "group", groupName);
            if (!assignees.equals(before)) tellAssignees(turn, assignees);
        });
    }

    /** Takes an assignee off; whoever else has it keeps it. */
    void release(UUID agent, UUID conversation, UUID assignee) {
        work.change(agent, conversation, turn -> {
            LockedConversation released = turn.conversation();
            Set<UUID> rest = new HashSet<>(released.assignees());
            if (!rest.remove(assignee)) return;
            released.assign(rest, released.columns().groupId(), agent);
            tellAssignees(turn, rest);
        });
    }

    private void tellAssignees(Turn turn, Set<UUID> assignees) {
        if (assignees.isEmpty()) turn.tell("event.unassigned", Map.of());
        else if (assignees.equals(Set.of(turn.agent().id()))) turn.tell("event.taken", Map.of());
        else turn.tell("event.assigned", "to", names(assignees));
    }

    /** Somebody who was deactivated may stay, but is not newly assigned. */
    private void requireActive(Set<UUID> assignees, Set<UUID> before) {
        Set<UUID> added = new HashSet<>(assignees);
        added.removeAll(before);
        if (added.isEmpty()) return;
        added.removeAll(team());
        if (!added.isEmpty()) throw new CommandRefused(Reason.NOT_FOUND);
    }

    private Set<UUID> team() {
        return people.agents().stream().filter(Agent::active).map(Agent::id).collect(Collectors.toSet());
    }

    private String groupName(UUID group) {
        return people.groups().stream()
                .filter(known -> known.id().equals(group))
                .map(Group::name)
                .findFirst()
                .orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
    }

    void resolve(UUID agent, UUID conversation) {
        work.change(agent, conversation, turn -> {
            LockedConversation done = turn.conversation();
            refuseResolved(done);
            if (!Permissions.mayResolve(turn.agent(), done.assignees()))
                throw new CommandRefused(Reason.NOT_ASSIGNEE, names(done.assignees()));
            done.resolve(agent, turn.now());
            turn.tell("event.resolved", Map.of());
        });
    }

    private void refuseResolved(LockedConversation conversation) {
        ConversationColumns columns = conversation.columns();
        if (columns.status() != ConversationStatus.RESOLVED) return;
        UUID by = columns.resolvedBy();
        throw new CommandRefused(
                Reason.ALREADY_RESOLVED,
                by == null ? "" : names(List.of(by)),
                columns.resolvedAt() == null ? "" : columns.resolvedAt().toString());
    }

    void reopen(UUID agent, UUID conversation) {
        work.change(agent, conversation, turn -> {
            if (!turn.conversation().reopen(agent, turn.now())) throw new CommandRefused(Reason.ALREADY_OPEN);
            turn.tell("event.reopened", Map.of());
            leaveToTheTeam(turn);
        });
    }

    /** Who had it and has left the team since does not have it again: it would be in nobody's list. */
    private void leaveToTheTeam(Turn turn) {
        LockedConversation opened = turn.conversation();
        Set<UUID> still = new HashSet<>(opened.assignees());
        if (still.isEmpty()) return;
        still.retainAll(team());
        if (opened.assign(still, opened.columns().groupId(), turn.agent().id())) tellAssignees(turn, still);
    }

    void tag(UUID agent, UUID conversation, Unmasked tag) {
        work.change(agent, conversation, turn -> {
            MaskedText word = tag(tag);
            if (turn.conversation().tag(word, agent)) turn.tell("event.tagged", "tag", word.value());
        });
    }

    void untag(UUID agent, UUID conversation, String tag) {
        work.change(agent, conversation, turn -> {
            if (turn.conversation().untag(tag, agent)) turn.tell("event.untagged", "tag", tag);
        });
    }

    /** A tag in its one form: no blanks around it, not empty, not long. */
    MaskedText tag(Unmasked typed) {
        MaskedText raw = work.mask(typed);
        MaskedText tag = work.mask(Unmasked.of(LockedConversation.oneLine(raw.value())));
        if (tag.value().isEmpty() || tag.value().length() > LONGEST_TAG)
            throw new CommandRefused(Reason.FIELD_MALFORMED, "tag");
        return tag;
    }

    void prioritise(UUID agent, UUID conversation, Priority priority) {
        work.change(agent, conversation, turn -> {
            if (turn.conversation().prioritise(priority, agent))
                turn.tell("event.prioritised", "priority", priority.name().toLowerCase(Locale.ROOT));
        });
    }

    void seen(UUID agent, UUID conversation, long seq) {
        work.change(agent, conversation, turn -> {
            long upTo = Math.min(seq, turn.conversation().columns().lastSeq());
            if (store.see(conversation, agent, upTo, turn.now()))
                turn.conversation().log(EventKind.CONVERSATION_SEEN, agent, Long.toString(upTo));
        });
    }

    private String names(Collection<UUID> agents) {
        return people.agents().stream()
                .filter(agent -> agents.contains(agent.id()))
                .map(Agent::name)
                .collect(Collectors.joining(", "));
    }
}

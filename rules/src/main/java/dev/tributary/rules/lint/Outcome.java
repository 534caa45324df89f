package dev.tributary.rules.lint;

import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds after a rule has acted: which fields its actions write, and what is known of them then. */
final class Outcome {
    private static final String GROUP = "conversation.group";
    private static final String ASSIGNEES = "conversation.assignees";
    private static final String TAGS = "conversation.tags";
    private static final String STATUS = "conversation.status";

    /** What hangs on whose it is. */
    private static final Set<String> OF_ASSIGNEES = Set.of(
            ASSIGNEES, "conversation.offlineAssignees", "conversation.awayAssignees", "team.online", "team.wasOnline");

    private final Set<String> written = new HashSet<>();
    private final List<Atom> known = new ArrayList<>();

    Outcome(CheckedRule rule) {
        rule.actions().forEach(this::add);
    }

    /** The fields that are not what they were. */
    Set<String> written() {
        return written;
    }

    /** What of a rule's conditions still holds, and what is new. */
    List<Atom> after(List<Atom> before) {
        List<Atom> after = new ArrayList<>(known);
        for (Atom atom : before) {
            String field = atom.field();
            boolean touched = field == null
                    ? atom instanceof Atom.Other other && written.stream().anyMatch(other.shape()::contains)
                    : written.contains(field);
            // a tag more leaves the other tags as they were
            boolean otherItem = atom instanceof Atom.Has has
                    && known.stream()
                            .noneMatch(now -> now instanceof Atom.Has is
                                    && is.path().equals(has.path())
                                    && is.item().equals(has.item()));
            if (!touched || (otherItem && field != null && !field.equals(ASSIGNEES))) {
                after.add(atom);
            }
        }
        return after;
    }

    private void add(Action action) {
        switch (action) {
            case Action.AssignGroup(Expression group) -> {
                now(GROUP, group);
                written.add("group.online");
                written.addAll(OF_ASSIGNEES);
            }
            case Action.AssignAgent(Expression agent) -> {
                written.addAll(OF_ASSIGNEES);
                known.removeIf(atom -> ASSIGNEES.equals(atom.field()));
                known.add(new Atom.Truth(ASSIGNEES, true));
                String name = literal(agent);
                if (name != null) {
                    known.add(new Atom.Has(ASSIGNEES, name, true));
                }
            }
            case Action.AssignByPolicy(String policy, Expression group) -> {
                written.addAll(OF_ASSIGNEES);
                if (group != null) {
                    now(GROUP, group);
                    written.add("group.online");
                }
            }
            case Action.Unassign unassign -> {
                written.addAll(OF_ASSIGNEES);
                known.removeIf(atom -> ASSIGNEES.equals(atom.field()));
                known.add(new Atom.Truth(ASSIGNEES, false));
            }
            case Action.Tag(Expression tag) -> tag(TAGS, tag, true);
            case Action.Untag(Expression tag) -> tag(TAGS, tag, false);
            case Action.TagContact(Expression tag) -> tag("contact.tags", tag, true);
            case Action.Prioritise(String priority) -> now("conversation.priority", priority);
            case Action.Resolve resolve -> status("resolved");
            case Action.Reopen reopen -> {
                status("open");
                written.addAll(OF_ASSIGNEES);
            }
            case Action.Snooze snooze -> status("snoozed");
            case Action.SetContact(String field, Expression value) -> now("contact." + field, value);
            case Action.StartNewConversation start -> startsNew();
            case Action.Reply reply -> {}
            case Action.Note note -> {}
            case Action.Notify notify -> {}
            case Action.Webhook webhook -> {}
            case Action.AskRating ask -> {}
            case Action.Ban ban -> {}
            case Action.Stop stop -> {}
            case Action.Extra extra -> {}
        }
    }

    private void startsNew() {
        known.clear();
        written.addAll(Set.of(GROUP, ASSIGNEES, TAGS, "conversation.priority", "conversation.isNew"));
        written.addAll(Set.of("conversation.messageCount", "conversation.subject", "conversation.answered"));
        written.addAll(Set.of("conversation.rating", "conversation.age", "conversation.startedAt"));
        written.addAll(Set.of("conversation.waitingFor", "conversation.waitingSince", "conversation.idleFor"));
        written.addAll(Set.of("conversation.lastActivityAt", "conversation.assigneeOnShift", "group.online"));
        written.addAll(OF_ASSIGNEES);
        status("open");
        known.add(new Atom.Truth("conversation.isNew", true));
        known.add(new Atom.Given(GROUP, false));
    }

    private void status(String status) {
        now(STATUS, status);
        written.add("conversation.resolvedFor");
        written.add("conversation.resolvedAt");
    }

    private void now(String path, Expression value) {
        String text = literal(value);
        written.add(path);
        known.removeIf(atom -> path.equals(atom.field()));
        if (text != null) {
            now(path, text);
        }
    }

    private void now(String path, String value) {
        written.add(path);
        known.removeIf(atom -> path.equals(atom.field()));
        known.add(new Atom.OneOf(path, Set.of(value), true));
        known.add(new Atom.Truth(path, true));
    }

    private void tag(String path, Expression tag, boolean on) {
        written.add(path);
        String text = literal(tag);
        if (text != null) {
            known.remove(new Atom.Has(path, text, !on));
            known.add(new Atom.Has(path, text, on));
        }
    }

    private static @Nullable String literal(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() instanceof String text
                ? text.strip()
                : null;
    }
}

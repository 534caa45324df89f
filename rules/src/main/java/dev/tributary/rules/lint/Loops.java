package dev.tributary.rules.lint;

import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds rules that bring about what they wait for, that come round again and again, or that write to people without end. */
final class Loops {
    /** What changes once a conversation goes on, so that asking it keeps a rule from firing on every message. */
    private static final Set<String> GUARDS = Set.of(
            "contact.conversationCount",
            "contact.tags",
            "conversation.age",
            "conversation.answered",
            "conversation.idleFor",
            "conversation.isNew",
            "conversation.messageCount",
            "conversation.resolvedFor",
            "conversation.status",
            "conversation.tags",
            "conversation.waitingFor",
            "happened.depth");

    /** Agents are told only when nobody is there to see it. */
    private static final Set<String> TEAM_GUARDS = Set.of(
            "conversation.assigneeOnShift",
            "conversation.awayAssignees",
            "conversation.offlineAssignees",
            "group.online",
            "hours.open",
            "team.online",
            "team.wasOnline");

    private Loops() {}

    static void look(CheckedRule rule, List<Finding> findings) {
        List<Atom> after = new Outcome(rule).after(Atoms.of(rule));
        for (Trigger trigger : rule.triggers()) {
            if (bringsAbout(rule, trigger.event()) && !ended(rule, after, ownEvent(rule, trigger.event()))) {
                findings.add(Finding.warning(
                        rule.place(), "lint.triggersItself", trigger.event().word()));
            } else if (comesAgain(trigger.event()) && bothers(rule) && !ended(rule, after, List.of())) {
                findings.add(Finding.warning(
                        rule.place(), "lint.comesAgain", trigger.event().word()));
            }
        }
        boolean message = rule.triggers().stream()
                .anyMatch(
                        trigger -> trigger.event() == Event.MESSAGE_RECEIVED || trigger.event() == Event.MESSAGE_SENT);
        if (message && storms(rule)) {
            findings.add(Finding.warning(rule.place(), "lint.storm"));
        }
        for (Action action : rule.actions()) {
            if (action instanceof Action.Notify notify
                    && notify.after() != null
                    && notify.unless().isEmpty()) {
                findings.add(Finding.warning(rule.place(), "lint.neverCancelled"));
            }
        }
    }

    /** Whether what the rule does is what it waits for. */
    private static boolean bringsAbout(CheckedRule rule, Event event) {
        return rule.actions().stream().anyMatch(action -> switch (event) {
            case MESSAGE_SENT -> action instanceof Action.Reply || action instanceof Action.AskRating;
            case CONVERSATION_TAGGED -> action instanceof Action.Tag;
            case CONVERSATION_UNTAGGED -> action instanceof Action.Untag;
            case CONVERSATION_ASSIGNED ->
                action instanceof Action.AssignGroup
                        || action instanceof Action.AssignAgent
                        || action instanceof Action.AssignByPolicy;
            default -> false;
        });
    }

    /** What the event looks like that the rule brought about itself. */
    private static List<Atom> ownEvent(CheckedRule rule, Event event) {
        List<Atom> atoms = new ArrayList<>();
        atoms.add(new Atom.OneOf("happened.by", Set.of("rule"), true));
        atoms.add(new Atom.Bound("happened.depth", new Atom.Limit(BigDecimal.ONE, true), null));
        atoms.add(new Atom.Given("happened.agent", false));
        if (event == Event.MESSAGE_SENT) {
            atoms.add(new Atom.OneOf("message.author", Set.of("rule"), true));
        }
        List<Atom> tags = new Outcome(rule)
                .after(List.of()).stream()
                        .filter(atom -> "conversation.tags".equals(atom.field()))
                        .toList();
        if (event == Event.CONVERSATION_TAGGED && tags.size() == 1 && tags.getFirst() instanceof Atom.Has has) {
            atoms.add(new Atom.OneOf("happened.tag", Set.of(has.item()), true));
        }
        return atoms;
    }

    /** Whether the rule cannot fire again on what it has left behind. */
    private static boolean ended(CheckedRule rule, List<Atom> after, List<Atom> event) {
        List<Atom> again = new ArrayList<>(event);
        for (Atom atom : after) {
            // what happened then is another event now
            String field = atom.field();
            boolean old =
                    field == null ? !event.isEmpty() : field.startsWith("happened.") || field.startsWith("message.");
            if (!old || event.isEmpty()) {
                again.add(atom);
            }
        }
        again.addAll(Atoms.of(rule));
        return new Knowledge(again).impossible();
    }

    private static boolean comesAgain(Event event) {
        return event == Event.IDLE || event == Event.SCHEDULE;
    }

    /** Whether people notice each time, and nothing in it brings the conversation to rest. */
    private static boolean bothers(CheckedRule rule) {
        return rule.actions().stream()
                        .anyMatch(action -> action instanceof Action.Reply
                                || action instanceof Action.AskRating
                                || action instanceof Action.Notify
                                || action instanceof Action.Note)
                && rule.actions().stream()
                        .noneMatch(action -> action instanceof Action.Resolve || action instanceof Action.Snooze);
    }

    private static boolean storms(CheckedRule rule) {
        List<String> asked = Atoms.of(rule).stream()
                .map(atom -> atom instanceof Atom.Other other ? other.shape() : String.valueOf(atom.field()))
                .toList();
        boolean guarded = mentions(asked, GUARDS);
        boolean teamGuarded = guarded || mentions(asked, TEAM_GUARDS);
        return rule.actions().stream().anyMatch(action -> switch (action) {
            case Action.Reply reply -> !guarded;
            case Action.AskRating ask -> !guarded;
            case Action.Notify notify ->
                notify.after() == null && !(notify.to().equals("customer") ? guarded : teamGuarded);
            default -> false;
        });
    }

    private static boolean mentions(List<String> asked, Set<String> guards) {
        return asked.stream().anyMatch(shape -> guards.stream().anyMatch(shape::contains));
    }
}

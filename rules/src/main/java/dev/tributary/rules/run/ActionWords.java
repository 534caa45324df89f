package dev.tributary.rules.run;

import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Sentences;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words what a rule does, with the texts as they were when it had its turn. */
final class ActionWords {
    private final Sentences sentences;

    ActionWords(Sentences sentences) {
        this.sentences = sentences;
    }

    String of(Action action, Facts facts) {
        return switch (action) {
            case Action.AssignGroup(Expression group) -> sentences.say("action.assignGroup", value(group, facts));
            case Action.AssignAgent(Expression agent) -> sentences.say("action.assignAgent", value(agent, facts));
            case Action.AssignByPolicy(String policy, Expression group) ->
                group == null
                        ? sentences.say("action.assignPolicy", "@policy." + policy)
                        : sentences.say("action.assignPolicyGroup", "@policy." + policy, value(group, facts));
            case Action.Unassign unassign -> sentences.say("action.unassign");
            case Action.Tag(Expression tag) -> sentences.say("action.tag", value(tag, facts));
            case Action.Untag(Expression tag) -> sentences.say("action.untag", value(tag, facts));
            case Action.Prioritise(String priority) -> sentences.say("action.priority", "@priority." + priority);
            case Action.Resolve resolve -> sentences.say("action.resolve");
            case Action.Reopen reopen -> sentences.say("action.reopen");
            case Action.Snooze(Duration time) -> sentences.say("action.snoozeFor", Leaves.drawn(time));
            case Action.StartNewConversation start -> sentences.say("action.startNewConversation");
            case Action.Reply(Expression text) -> sentences.say("action.reply", value(text, facts));
            case Action.Note(Expression text) -> sentences.say("action.note", value(text, facts));
            case Action.Notify notify -> notification(notify, facts);
            case Action.Webhook(String name) -> sentences.say("action.webhook", name);
            case Action.AskRating ask -> sentences.say("action.askRating");
            case Action.SetContact(String field, Expression value) ->
                sentences.say("action.setContact", "@contact." + field, value(value, facts));
            case Action.TagContact(Expression tag) -> sentences.say("action.tagContact", value(tag, facts));
            case Action.Ban ban -> sentences.say("action.ban");
            case Action.Stop stop -> sentences.say("action.stop");
            case Action.Extra(String word, Expression argument) ->
                sentences.say("action.extra", word, value(argument, facts));
        };
    }

    private String notification(Action.Notify notify, Facts facts) {
        String whom = notify.name() == null
                ? sentences.say("notify.to." + notify.to())
                : sentences.say("notify.to." + notify.to() + ".named", value(notify.name(), facts));
        StringBuilder words = new StringBuilder(sentences.say("action.notify", whom, list(notify.by(), "notify.by.")));
        if (notify.after() != null) {
            words.append(' ').append(sentences.say("action.notifyAfter", Leaves.drawn(notify.after())));
        }
        if (!notify.unless().isEmpty()) {
            words.append(sentences.say("action.notifyUnless", list(notify.unless(), "notify.unless.")));
        }
        if (notify.text() != null) {
            words.append(": ").append(value(notify.text(), facts));
        }
        return words.toString();
    }

    private String list(Set<String> words, String prefix) {
        return words.stream()
                .sorted(Comparator.naturalOrder())
                .map(word -> sentences.has(prefix + word) ? sentences.say(prefix + word) : word)
                .collect(Collectors.joining(", "));
    }

    private static String value(Expression expression, Facts facts) {
        String text = Effects.text(Lambdas.value(expression), facts, Effects.TEXT_LENGTH);
        return text == null ? "—" : text;
    }
}

package dev.tributary.rules.run;

import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Sentences;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says in words what a rule does, with the texts as they were when it had its turn. */
final class ActionWords {
    private final Sentences sentences;
    private final NotifyWords notifications;

    ActionWords(Sentences sentences) {
        this.sentences = sentences;
        this.notifications = new NotifyWords(sentences);
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
            case Action.Notify notify ->
                notifications.of(
                        notify.to(),
                        orNull(notify.name(), facts),
                        notify.by(),
                        notify.after(),
                        notify.unless(),
                        orNull(notify.text(), facts),
                        notify.kind());
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

    private static @Nullable String orNull(@Nullable Expression expression, Facts facts) {
        return expression == null ? null : value(expression, facts);
    }

    private static String value(Expression expression, Facts facts) {
        String text = Effects.text(Lambdas.value(expression), facts, Effects.TEXT_LENGTH);
        return text == null ? "—" : text;
    }
}

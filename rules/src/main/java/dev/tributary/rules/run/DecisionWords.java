package dev.tributary.rules.run;

import dev.tributary.engine.decision.Decision;
import dev.tributary.rules.vocabulary.Sentences;
import java.util.Locale;

/** Says in words what was decided. */
public final class DecisionWords {
    private final Sentences sentences;
    private final NotifyWords notifications;

    public DecisionWords(Locale locale) {
        this.sentences = Sentences.in(locale);
        this.notifications = new NotifyWords(sentences);
    }

    /** One decision. */
    public String of(Decision decision) {
        return switch (decision) {
            case Decision.AssignGroup to -> sentences.say("action.assignGroup", to.group());
            case Decision.AssignAgent to -> sentences.say("action.assignAgent", to.agent());
            case Decision.AssignByPolicy by -> {
                String group = by.group();
                yield group == null
                        ? sentences.say("action.assignPolicy", "@policy." + by.policy())
                        : sentences.say("action.assignPolicyGroup", "@policy." + by.policy(), group);
            }
            case Decision.Unassign from -> sentences.say("action.unassign");
            case Decision.Tag put -> sentences.say("action.tag", put.tag());
            case Decision.Untag off -> sentences.say("action.untag", off.tag());
            case Decision.Prioritise set -> sentences.say("action.priority", "@priority." + set.priority());
            case Decision.Resolve done -> sentences.say("action.resolve");
            case Decision.Reopen open -> sentences.say("action.reopen");
            case Decision.Snooze aside -> sentences.say("action.snoozeFor", Leaves.drawn(aside.time()));
            case Decision.StartNewConversation start -> sentences.say("action.startNewConversation");
            case Decision.Reply reply -> sentences.say("action.reply", reply.text());
            case Decision.Note note -> sentences.say("action.note", note.text());
            case Decision.Notify tell ->
                notifications.of(
                        tell.to(), tell.name(), tell.by(), tell.after(), tell.unless(), tell.text(), tell.kind());
            case Decision.Webhook call -> sentences.say("action.webhook", call.name());
            case Decision.AskRating ask -> sentences.say("action.askRating");
            case Decision.SetContact fill ->
                sentences.say("action.setContact", "@contact." + fill.field(), fill.value());
            case Decision.TagContact put -> sentences.say("action.tagContact", put.tag());
            case Decision.Ban ban -> sentences.say("action.ban");
            case Decision.Extra extra -> sentences.say("action.extra", extra.word(), extra.argument());
        };
    }
}

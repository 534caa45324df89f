package dev.tributary.engine.reaction;

import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.webhook.HookBody;
import dev.tributary.engine.webhook.HookCalls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks that rules have called: by their names, once the conversation is written. */
final class Callouts {
    private final HookCalls hooks;
    private final RuleWords words;
    private final Afterwards afterwards;

    Callouts(HookCalls hooks, RuleWords words, Afterwards afterwards) {
        this.hooks = hooks;
        this.words = words;
        this.afterwards = afterwards;
    }

    /** Whether there is a webhook of that name. */
    boolean knows(String webhook) {
        return hooks.knows(webhook);
    }

    @Nullable
    String call(LockedConversation conversation, Occasion occasion, Decision.Webhook call) {
        if (!knows(call.name())) return "problem.unknownWebhook:" + call.name();
        HookCalls.Matter matter = new HookCalls.Matter(
                occasion.event(), words.name(call), conversation.id(), message(occasion.message()), List.of(), null);
        afterwards.add(() -> hooks.ask(call.name(), matter));
        return null;
    }

    private static HookBody.@Nullable Message message(Snapshot.@Nullable Message message) {
        return message == null
                ? null
                : new HookBody.Message(message.author(), message.channel(), message.subject(), message.text());
    }
}

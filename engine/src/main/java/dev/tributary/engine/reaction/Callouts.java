package dev.tributary.engine.reaction;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.deed.DeedRequests;
import dev.tributary.engine.spi.Deeds.Deed;
import dev.tributary.engine.webhook.HookBody;
import dev.tributary.engine.webhook.HookCalls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done outside because rules say so, once the conversation is written: webhooks and the deeds of plugins. */
final class Callouts {
    private static final int LONGEST_ARGUMENT = 20_000;

    private final HookCalls hooks;
    private final DeedRequests deeds;
    private final RuleWords words;
    private final Afterwards afterwards;

    Callouts(HookCalls hooks, DeedRequests deeds, RuleWords words, Afterwards afterwards) {
        this.hooks = hooks;
        this.deeds = deeds;
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

    @Nullable
    String perform(LockedConversation conversation, Occasion occasion, Decision.Extra extra) {
        if (!deeds.knows(extra.word())) return "problem.unknownDeed:" + extra.word();
        Deed deed = new Deed(
                UuidCreator.getTimeOrderedEpoch(),
                extra.word(),
                words.mask(extra.argument()).first(LONGEST_ARGUMENT).value(),
                words.name(extra),
                occasion.event(),
                conversation.id(),
                occasion.messageId());
        afterwards.add(() -> deeds.ask(deed));
        return null;
    }

    private static HookBody.@Nullable Message message(Snapshot.@Nullable Message message) {
        return message == null
                ? null
                : new HookBody.Message(message.author(), message.channel(), message.subject(), message.text());
    }
}

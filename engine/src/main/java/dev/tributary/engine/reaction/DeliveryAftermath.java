package dev.tributary.engine.reaction;

import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.outbox.Delivery;
import dev.tributary.engine.outbox.FailureWatch;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** {@link FailureWatch}: rules act on a message that did not arrive. What a rule sent is never followed by another answer. */
@Component
final class DeliveryAftermath implements FailureWatch {
    private static final String EVENT = "deliveryFailed";

    private final Reactions reactions;
    private final ReactionStore store;
    private final ConversationLedger ledger;
    private final Clock clock;

    DeliveryAftermath(Reactions reactions, ReactionStore store, ConversationLedger ledger, Clock clock) {
        this.reactions = reactions;
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void failed(Delivery delivery) {
        Instant now = clock.instant();
        Chain chain = reactions.begin(now);
        if (!chain.awaits(EVENT)) return;
        LockedConversation conversation = ledger.lock(delivery.conversationId()).orElse(null);
        Snapshot.Message message = store.message(delivery.messageId()).orElse(null);
        if (conversation == null || message == null) return;
        Occasion occasion = new Occasion(
                EVENT,
                message.author().equals("rule"),
                reactions.contact(conversation.columns().contactId()),
                message,
                null,
                null,
                delivery.messageId());
        Snapshot.Happened happened =
                new Snapshot.Happened("house", null, null, null, null, delivery.failure(), null, false, null, 0);
        chain.occur(conversation, occasion, happened, message, true);
        ledger.write(conversation);
        chain.finish();
    }
}

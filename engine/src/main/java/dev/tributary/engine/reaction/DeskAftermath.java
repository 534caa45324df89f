package dev.tributary.engine.reaction;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.Aftermath;
import dev.tributary.engine.conversation.LockedConversation;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** {@link Aftermath}: rules act on what an agent did. */
@Component
final class DeskAftermath implements Aftermath {
    private static final Runnable NOTHING = () -> {};

    private final Reactions reactions;

    DeskAftermath(Reactions reactions) {
        this.reactions = reactions;
    }

    @Override
    public Runnable of(LockedConversation conversation, Agent agent, Instant now) {
        if (conversation.changes().isEmpty()) return NOTHING;
        Chain chain = reactions.begin(now);
        Occasion occasion = new Occasion(
                Chain.word(conversation.changes().getFirst()),
                false,
                reactions.contact(conversation.columns().contactId()),
                null,
                null,
                agent.id(),
                null);
        chain.happened(conversation, occasion, 0, "agent", agent.email());
        chain.settle();
        return chain::finish;
    }
}

package dev.tributary.engine.outbox;

import static dev.tributary.engine.store.schema.Tables.DELIVERY;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.kit.ConversationSeed;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.Seeds;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A conversation with answers that stand in it and have not been queued yet. */
final class LaneFixture {
    final UUID account;
    final UUID conversation;
    final List<UUID> messages;

    private LaneFixture(UUID account, UUID conversation, List<UUID> messages) {
        this.account = account;
        this.conversation = conversation;
        this.messages = messages;
    }

    static LaneFixture in(Seeds seeds, UUID account, Agent agent, int answers) {
        ConversationSeed seed = seeds.conversation(seeds.contact("Cili", null), "email", account);
        for (int i = 0; i < answers; i++) seed.answer(agent, "answer " + i);
        UUID conversation = seed.plant();
        return new LaneFixture(account, conversation, seed.messageIds());
    }

    /** Queues answer number {@code i} as a command does: under the conversation's lock, in a transaction of its own. */
    UUID queue(EngineKit kit, int i) {
        return java.util.Objects.requireNonNull(kit.get(TransactionTemplate.class)
                .execute(status -> {
                    kit.get(ConversationLedger.class).lock(conversation);
                    return kit.get(Outbox.class)
                            .enqueue(new Outbox.NewDelivery(
                                    messages.get(i), conversation, account, i + 1L, "cili@example.com"));
                }));
    }

    void requeue(EngineKit kit, int i) {
        kit.get(TransactionTemplate.class).executeWithoutResult(status -> {
            kit.get(ConversationLedger.class).lock(conversation);
            kit.get(Outbox.class).requeue(messages.get(i));
        });
    }

    DeliveryState state(EngineKit kit, int i) {
        return DeliveryState.valueOf(String.valueOf(kit.get(DSLContext.class)
                .select(DELIVERY.STATE)
                .from(DELIVERY)
                .where(DELIVERY.MESSAGE_ID.eq(messages.get(i)))
                .fetchOne(DELIVERY.STATE)));
    }
}

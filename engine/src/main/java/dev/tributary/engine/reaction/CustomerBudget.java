package dev.tributary.engine.reaction;

import dev.tributary.engine.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What rules may send to a customer by themselves, answers and notices together, so that two machines that answer each other
 * come to an end. One for each transaction: it also counts what this one sends, which no table has yet.
 */
final class CustomerBudget {
    /** Messages that rules may send to one contact in an hour. */
    static final int MOST = 4;

    private static final Duration COUNTED = Duration.ofHours(1);

    private final ReactionStore store;
    private final Notices notices;
    private final Instant since;
    private final Map<UUID, Integer> spent = new HashMap<>();

    CustomerBudget(ReactionStore store, Notices notices, Instant now) {
        this.store = store;
        this.notices = notices;
        this.since = now.minus(COUNTED);
    }

    /** Counts one message to a contact that is about to be sent; false when it is one too many and must not be. */
    boolean spend(UUID contact) {
        int here = spent.getOrDefault(contact, 0);
        if (here + store.automaticSince(contact, since) + notices.toCustomerSince(contact, since) >= MOST) return false;
        spent.put(contact, here + 1);
        return true;
    }
}

package dev.tributary.engine.reaction;

import dev.tributary.engine.notice.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rules may send to a customer by themselves, answers and notices together, so that two machines that answer each other
 * come to an end. Mail goes round slowest and does the most harm, so of it there is one for each address and a pause. One
 * budget for each transaction: it also counts what this one sends, which no table has yet.
 */
final class CustomerBudget {
    /** Messages that rules may send to one contact in an hour. */
    static final int MOST = 4;
    /** How far apart rules' mails to one address are. */
    static final Duration MAILS_APART = Duration.ofMinutes(10);

    private static final Duration COUNTED = Duration.ofHours(1);

    private final ReactionStore store;
    private final Notices notices;
    private final Instant now;
    private final Map<UUID, Integer> spent = new HashMap<>();
    private final Set<UUID> mailed = new HashSet<>();

    CustomerBudget(ReactionStore store, Notices notices, Instant now) {
        this.store = store;
        this.notices = notices;
        this.now = now;
    }

    /** Counts one message to a contact that is about to be sent; why it must not be, when it is one too many. */
    @Nullable
    String spend(UUID contact) {
        if (overspent(contact)) return "problem.tooManyAutomatic:" + MOST;
        spent.merge(contact, 1, Integer::sum);
        return null;
    }

    /** The same for a mail, to this address where one is known. */
    @Nullable
    String spendMail(UUID contact, @Nullable String address) {
        if (overspent(contact)) return "problem.tooManyAutomatic:" + MOST;
        if (mailedLately(contact, address)) return "problem.automaticMailTooSoon:" + MAILS_APART.toMinutes();
        mailed.add(contact);
        spent.merge(contact, 1, Integer::sum);
        return null;
    }

    private boolean overspent(UUID contact) {
        Instant since = now.minus(COUNTED);
        int here = spent.getOrDefault(contact, 0);
        return here + store.automaticSince(contact, since) + notices.toCustomerSince(contact, since) >= MOST;
    }

    private boolean mailedLately(UUID contact, @Nullable String address) {
        Instant since = now.minus(MAILS_APART);
        return mailed.contains(contact)
                || notices.toCustomerSince(contact, since) > 0
                || (address != null && store.mailedSince(address, since));
    }
}

package dev.tributary.engine.reaction;

import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.LockedConversation.Placed;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ThreadEntry.Written;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.notice.Notices;
import dev.tributary.engine.spi.Channels;
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
 * come to an end. Mail goes round slowest and does the most harm, so of it there is one for each address and a pause, and
 * what the customer writes by mail is answered by rules once a day in a conversation. One budget for each transaction: it
 * also counts what this one sends, which no table has yet.
 */
final class CustomerBudget {
    /** Messages that rules may send to one contact in an hour. */
    static final int MOST = 4;
    /** How far apart rules' mails to one address are. */
    static final Duration MAILS_APART = Duration.ofMinutes(10);
    /** How far apart rules' answers to mails are, in one conversation. */
    static final Duration ANSWERS_APART = Duration.ofDays(1);

    /** Why what a machine wrote is not answered. */
    static final String NEVER = "problem.automaticNeverAnswered";

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

    /** The same for a mail about a conversation, to this address where one is known. */
    @Nullable
    String spendMail(LockedConversation conversation, Occasion occasion, @Nullable String address) {
        UUID contact = conversation.columns().contactId();
        if (answersMail(occasion) && answeredLately(conversation)) return "problem.automaticAnswerOnceADay";
        if (overspent(contact)) return "problem.tooManyAutomatic:" + MOST;
        if (mailedLately(contact, address)) return "problem.automaticMailTooSoon:" + MAILS_APART.toMinutes();
        mailed.add(contact);
        spent.merge(contact, 1, Integer::sum);
        return null;
    }

    /**
     * Why rules must not write to the customer at all: a machine wrote what it began with or what would be answered, or
     * whoever wrote it asks machines not to answer.
     */
    @Nullable
    String silence(LockedConversation conversation, Occasion occasion) {
        if (occasion.automatic()) return NEVER;
        ReactionStore.Manner last = lastInbound(conversation);
        if (last.automatic()) return NEVER;
        return last.quiet() ? "problem.automaticUnwanted" : null;
    }

    private ReactionStore.Manner lastInbound(LockedConversation conversation) {
        for (Placed placed : conversation.placed().reversed())
            if (placed.entry() instanceof Written written && written.kind() == MessageKind.INBOUND)
                return new ReactionStore.Manner(written.automatic(), written.quiet());
        return conversation.fresh() ? new ReactionStore.Manner(false, false) : store.lastInbound(conversation.id());
    }

    /** Whether it would answer something that the customer wrote by mail. */
    private static boolean answersMail(Occasion occasion) {
        Snapshot.Message message = occasion.message();
        return message != null
                && message.author().equals("customer")
                && message.channel().equals(Channels.EMAIL);
    }

    private boolean answeredLately(LockedConversation conversation) {
        if (conversation.fresh()) return false;
        Instant since = now.minus(ANSWERS_APART);
        return store.mailedSince(conversation.id(), since) || notices.customerToldSince(conversation.id(), since);
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

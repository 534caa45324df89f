package dev.tributary.engine.visit;

import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.reaction.Chain;
import dev.tributary.engine.reaction.Occasion;
import dev.tributary.engine.reaction.Reactions;
import dev.tributary.engine.visit.AttendanceStore.Gone;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells rules that the visitor of a conversation came or left, in the transaction that writes it down: whoever adds her row
 * tells of her coming, whoever deletes it of her leaving. The conversation is locked before the row. Of a resolved
 * conversation nothing is told.
 */
@Component
final class VisitEvents {
    private static final String ARRIVED = "visitorArrived";
    private static final String LEFT = "visitorLeft";
    private static final int TRIES = 3;
    private static final Logger LOG = LoggerFactory.getLogger(VisitEvents.class);

    private final AttendanceStore store;
    private final ConversationLedger ledger;
    private final Reactions reactions;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    VisitEvents(
            AttendanceStore store,
            ConversationLedger ledger,
            Reactions reactions,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.reactions = reactions;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes down that a visitor with a conversation is there, unless it is written. */
    void arrive(UUID visitor, UUID conversation, Instant goneAt) {
        patiently(visitor, () -> {
            Chain chain = reactions.begin(clock.instant());
            LockedConversation of = chain.awaits(ARRIVED) ? open(conversation) : null;
            if (!store.add(visitor, goneAt)) return false;
            show(conversation);
            if (of != null) tell(chain, of, ARRIVED);
            return true;
        });
    }

    /** Writes down that a visitor has left; false when she has not, or it is written, or it could not be. */
    boolean leave(Gone gone) {
        return patiently(gone.visitor(), () -> {
            Chain chain = reactions.begin(clock.instant());
            UUID conversation = store.conversations(Set.of(gone.visitor())).get(gone.visitor());
            LockedConversation of = conversation != null && chain.awaits(LEFT) ? open(conversation) : null;
            if (!store.remove(gone, gone.at().minus(Attendance.GRACE))) return false;
            if (conversation != null) show(conversation);
            if (of != null) tell(chain, of, LEFT);
            return true;
        });
    }

    /** The card shows who is there. */
    private void show(UUID conversation) {
        log.append(NewEvent.in(EventKind.CONTACT_CHANGED, conversation, null));
    }

    private @Nullable LockedConversation open(UUID conversation) {
        return ledger.lock(conversation)
                .filter(locked -> locked.columns().status() != ConversationStatus.RESOLVED)
                .orElse(null);
    }

    private void tell(Chain chain, LockedConversation conversation, String event) {
        Snapshot.Visitor visitor = new Snapshot.Visitor(event.equals(ARRIVED), null, null, null);
        Occasion occasion = new Occasion(
                        event, false, reactions.contact(conversation.columns().contactId()), null, null, null, null)
                .with(visitor);
        chain.occur(conversation, occasion, Snapshot.Happened.by("customer"), null, true);
        ledger.write(conversation);
        chain.finish();
    }

    /** A deadlock or a lock that was not got is tried again; what fails for good is told, and holds up nobody else. */
    private boolean patiently(UUID visitor, Supplier<Boolean> work) {
        for (int tries = 1; ; tries++) {
            try {
                return Boolean.TRUE.equals(transactions.execute(status -> work.get()));
            } catch (RuntimeException e) {
                if (tries < TRIES) continue;
                LOG.error("the coming or going of visitor {} could not be told", visitor, e);
                return false;
            }
        }
    }
}

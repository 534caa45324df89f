package dev.tributary.engine.timer;

import dev.tributary.engine.conversation.ConversationColumns;
import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.engine.reaction.Chain;
import dev.tributary.engine.reaction.Occasion;
import dev.tributary.engine.reaction.Reactions;
import dev.tributary.engine.timer.TimerStore.Due;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the rules about one conversation whose moment has come: under its row lock the moment is looked at again, and that
 * it fired is written in the transaction that does what the rules decided. So it fires once, however many nodes look and
 * whenever one of them dies.
 */
@Component
final class Firing {
    private static final int TRIES = 3;
    private static final String SNOOZE_ENDED = "snoozeEnded";
    private static final Logger LOG = LoggerFactory.getLogger(Firing.class);

    private final TimerStore store;
    private final ConversationLedger ledger;
    private final Reactions reactions;
    private final RuleBooks books;
    private final OpeningHours hours;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Firing(
            TimerStore store,
            ConversationLedger ledger,
            Reactions reactions,
            RuleBooks books,
            OpeningHours hours,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.reactions = reactions;
        this.books = books;
        this.hours = hours;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Fires, unless it is due no more, fired already, or other rules are live by now. */
    void fire(TimedTrigger trigger, Due due, long activation) {
        patiently(due.conversation(), () -> {
            LockedConversation conversation = ledger.lock(due.conversation()).orElse(null);
            Instant now = clock.instant();
            if (conversation == null
                    || books.activeNumber() != activation
                    || !stillDue(trigger, conversation.columns(), due, now)
                    || store.fired(trigger.key(), due)) return false;
            Chain chain = reactions.begin(books.compiled(activation), activation, now);
            boolean calendar = trigger instanceof TimedTrigger.Calendar;
            // a calendar asks about every conversation: only where a rule acted there is something to remember
            boolean acted = chain.occur(
                    conversation, occasion(trigger.event(), conversation), trigger.happened(), null, !calendar);
            if (calendar && !acted) return false;
            store.fire(trigger.key(), due, now);
            ledger.write(conversation);
            chain.finish();
            return true;
        });
    }

    private boolean stillDue(TimedTrigger trigger, ConversationColumns row, Due due, Instant now) {
        return switch (trigger) {
            case TimedTrigger.Calendar _ -> row.status() != ConversationStatus.RESOLVED;
            case TimedTrigger.Wait wait -> {
                Instant since =
                        wait.state() == TimedTrigger.State.UNANSWERED ? row.waitingSince() : row.lastActivityAt();
                Instant at = wait.businessHours()
                        ? hours.current().of(row.groupId()).plus(due.since(), wait.after())
                        : due.since().plus(wait.after());
                yield row.status() == ConversationStatus.OPEN && due.since().equals(since) && !at.isAfter(now);
            }
        };
    }

    /** Brings a conversation back whose time aside is over; false when it is not, or could not be brought back. */
    boolean endSnooze(UUID id) {
        return patiently(id, () -> {
            LockedConversation conversation = ledger.lock(id).orElse(null);
            Instant now = clock.instant();
            if (conversation == null || !asideNoMore(conversation.columns(), now)) return false;
            conversation.reopen(null, now);
            conversation.append(new ThreadEntry.Happened(Writer.house(), "event.woken", Map.of()), now);
            Chain chain = reactions.begin(now);
            if (chain.awaits(SNOOZE_ENDED))
                chain.occur(
                        conversation, occasion(SNOOZE_ENDED, conversation), Snapshot.Happened.by("house"), null, true);
            ledger.write(conversation);
            chain.finish();
            return true;
        });
    }

    private static boolean asideNoMore(ConversationColumns row, Instant now) {
        Instant until = row.snoozedUntil();
        return row.status() == ConversationStatus.SNOOZED && until != null && !until.isAfter(now);
    }

    private Occasion occasion(String event, LockedConversation conversation) {
        return new Occasion(
                event, false, reactions.contact(conversation.columns().contactId()), null, null, null, null);
    }

    /** A deadlock or a lock that was not got is tried again; what fails for good is told, and holds up nothing else. */
    private boolean patiently(UUID conversation, Supplier<Boolean> work) {
        for (int tries = 1; ; tries++) {
            try {
                return Boolean.TRUE.equals(transactions.execute(status -> work.get()));
            } catch (RuntimeException e) {
                if (tries < TRIES) continue;
                LOG.error("a timer of conversation {} could not fire", conversation, e);
                return false;
            }
        }
    }
}

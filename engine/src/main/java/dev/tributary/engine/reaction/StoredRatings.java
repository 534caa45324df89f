package dev.tributary.engine.reaction;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.Ratings;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.reaction.ReactionStore.Rateable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Ratings}: under the conversation's row lock, with the rules that wait for it, in one transaction. */
@Component
final class StoredRatings implements Ratings {
    private static final String EVENT = "conversationRated";
    private static final int WORST = 1;
    private static final int BEST = 5;

    private final ReactionStore store;
    private final ConversationLedger ledger;
    private final Reactions reactions;
    private final RuleBooks books;
    private final Masker masker;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StoredRatings(
            ReactionStore store,
            ConversationLedger ledger,
            Reactions reactions,
            RuleBooks books,
            Masker masker,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.reactions = reactions;
        this.books = books;
        this.masker = masker;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void rate(VisitorIdentity visitor, int score, @Nullable Unmasked comment) {
        if (score < WORST || score > BEST) throw new CommandRefused(Reason.FIELD_MALFORMED, "score");
        transactions.executeWithoutResult(status -> {
            Rateable wanted =
                    store.toRate(visitor).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND, "conversation"));
            if (!changeable(wanted)) throw new CommandRefused(Reason.TOO_LATE);
            ledger.lock(wanted.conversation()).ifPresent(conversation -> rate(conversation, score, comment));
        });
    }

    private boolean changeable(Rateable wanted) {
        Instant rated = wanted.ratedAt();
        if (rated == null) return true;
        boolean askedAgain = wanted.askedAt() != null && wanted.askedAt().isAfter(rated);
        return askedAgain || clock.instant().isBefore(rated.plus(CHANGEABLE));
    }

    private void rate(LockedConversation conversation, int score, @Nullable Unmasked comment) {
        long activation = books.activeNumber();
        Instant now = clock.instant();
        MaskedText said = comment == null
                ? null
                : masker.mask(comment, books.compiled(activation).maskPlan()).first(LONGEST_COMMENT);
        boolean mute = said == null || said.value().isBlank();
        if (!conversation.rate(score) && mute) return;
        Map<String, String> arguments = new HashMap<>(Map.of("score", Integer.toString(score)));
        if (said != null && !mute) arguments.put("comment", said.value());
        String line = mute ? "event.rated" : "event.rated.comment";
        conversation.append(new ThreadEntry.Happened(Writer.house(), line, arguments), now);
        Chain chain = reactions.begin(books.compiled(activation), activation, now);
        Snapshot.Happened happened = new Snapshot.Happened(
                "customer", null, null, score, mute || said == null ? null : said.value(), null, null, false, null, 0);
        Occasion occasion = new Occasion(
                EVENT, false, reactions.contact(conversation.columns().contactId()), null, null, null, null);
        chain.occur(conversation, occasion, happened, null, true);
        ledger.write(conversation);
        store.rated(conversation.id(), mute ? null : said, now);
        chain.finish();
    }
}

package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.AfterlifeStore;
import dev.tributary.engine.conversation.AfterlifeStore.Standing;
import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.Picture;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.engine.spi.Opening;
import dev.tributary.engine.spi.Portrait;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What customers do beside writing: change what they wrote, take it back, put signs on it, open the reply window. Seen to after
 * the messages of the same batch, which it may be about. Takes part in the running transaction.
 */
@Component
final class Asides {
    private static final IntakeResult NOTHING = new IntakeResult.Updated(0);
    private static final IntakeResult DONE = new IntakeResult.Updated(1);

    private final AsideStore store;
    private final AfterlifeStore messages;
    private final ConversationLedger ledger;
    private final EventLog log;

    Asides(AsideStore store, AfterlifeStore messages, ConversationLedger ledger, EventLog log) {
        this.store = store;
        this.messages = messages;
        this.ledger = ledger;
        this.log = log;
    }

    IntakeResult edited(IntakeStore.Account account, MessageEdit edit, MaskedText text, Instant now) {
        Instant at = notAhead(edit.at(), now);
        return change(account, edit.externalId(), "edited", (message, conversation) -> {
            boolean late = message.editedAt() != null && !at.isAfter(message.editedAt());
            if (!message.writtenOutside() || message.deletedAt() != null || late) return false;
            if (message.body().equals(text.value())) return false;
            messages.edit(message, text, at);
            if (message.newest()) conversation.sayInPreview(text);
            return true;
        });
    }

    IntakeResult deleted(IntakeStore.Account account, MessageDeletion deletion, Instant now) {
        return change(account, deletion.externalId(), "deleted", (message, conversation) -> {
            if (!message.writtenOutside() || message.deletedAt() != null) return false;
            messages.delete(message, notAhead(deletion.at(), now));
            if (message.newest()) conversation.sayInPreview(null);
            return true;
        });
    }

    IntakeResult reacted(
            IntakeStore.Account account, MessageReaction reaction, @Nullable MaskedText sign, Instant now) {
        Instant at = notAhead(reaction.at(), now);
        String customer = ArrivalMasking.fitting(reaction.customer());
        IntakeResult result = change(
                account,
                reaction.externalId(),
                "reaction",
                (message, conversation) ->
                        message.deletedAt() == null && messages.react(message.id(), customer, sign, at));
        return opened(account, new Opening(reaction.account(), reaction.customer(), null, at), now)
                        .equals(DONE)
                ? DONE
                : result;
    }

    IntakeResult opened(IntakeStore.Account account, Opening opening, Instant now) {
        ExternalKey customer = new ExternalKey(account.id(), ArrivalMasking.fitting(opening.customer()));
        Optional<UUID> conversation = store.opened(customer, notAhead(opening.at(), now), opening.until());
        conversation.ifPresent(id -> log.append(NewEvent.in(EventKind.CONVERSATION_CHANGED, id, "window")));
        return conversation.isPresent() ? DONE : NOTHING;
    }

    IntakeResult pictured(IntakeStore.Account account, Portrait portrait) {
        boolean sound = Picture.KINDS.contains(portrait.mediaType())
                && portrait.content().length > 0
                && portrait.content().length <= Portrait.LARGEST;
        ExternalKey customer = new ExternalKey(account.id(), ArrivalMasking.fitting(portrait.customer()));
        return sound && store.pictured(customer, portrait.mediaType(), portrait.content(), portrait.at())
                ? DONE
                : NOTHING;
    }

    /** Looks again under the conversation's lock: two of these may come at once. */
    private IntakeResult change(IntakeStore.Account account, String externalId, String what, Change change) {
        String name = ArrivalMasking.fitting(externalId);
        Standing unlocked = messages.named(account.id(), name).orElse(null);
        if (unlocked == null) return NOTHING;
        LockedConversation conversation = ledger.lock(unlocked.conversation()).orElse(null);
        Standing message = messages.named(account.id(), name).orElse(null);
        if (conversation == null || message == null || !change.made(message, conversation)) return NOTHING;
        ledger.write(conversation);
        log.append(NewEvent.about(EventKind.MESSAGE_CHANGED, message.conversation(), message.id(), what));
        return DONE;
    }

    /** A channel's clock may be wrong; it cannot be ahead of ours. */
    private static Instant notAhead(Instant theirs, Instant now) {
        return theirs.isAfter(now) ? now : theirs;
    }

    @FunctionalInterface
    private interface Change {
        /** Whether it made a difference. */
        boolean made(Standing message, LockedConversation conversation);
    }
}

package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.AfterlifeStore;
import dev.tributary.engine.conversation.AfterlifeStore.Standing;
import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.CustomerStore;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.Picture;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.engine.spi.Opening;
import dev.tributary.engine.spi.Portrait;
import dev.tributary.engine.spi.ThreadOwner;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What customers do beside writing: change what they wrote, take it back, put signs on it, open the reply window. Seen to after
 * the messages of the same batch, which it may be about; what comes before its message waits for it. Takes part in the running
 * transaction.
 */
@Component
final class Asides {
    private static final IntakeResult NOTHING = new IntakeResult.Updated(0);
    private static final IntakeResult DONE = new IntakeResult.Updated(1);

    private static final int LONGEST_APP = 200;

    private final AsideStore store;
    private final CustomerStore customers;
    private final AfterlifeStore messages;
    private final EarlyStore early;
    private final ConversationLedger ledger;
    private final EventLog log;
    private final Masker masker;

    Asides(
            AsideStore store,
            CustomerStore customers,
            AfterlifeStore messages,
            EarlyStore early,
            ConversationLedger ledger,
            EventLog log,
            Masker masker) {
        this.store = store;
        this.customers = customers;
        this.messages = messages;
        this.early = early;
        this.masker = masker;
        this.ledger = ledger;
        this.log = log;
    }

    IntakeResult edited(IntakeStore.Account account, MessageEdit edit, MaskedText text, Instant now) {
        String name = ArrivalMasking.fitting(edit.externalId());
        Instant at = notAhead(edit.at(), now);
        return done(new EarlyAside(account.id(), name, EarlyAside.Kind.EDIT, "", text.value(), at), text, now);
    }

    IntakeResult deleted(IntakeStore.Account account, MessageDeletion deletion, Instant now) {
        String name = ArrivalMasking.fitting(deletion.externalId());
        Instant at = notAhead(deletion.at(), now);
        return done(new EarlyAside(account.id(), name, EarlyAside.Kind.DELETION, "", null, at), null, now);
    }

    IntakeResult reacted(
            IntakeStore.Account account, MessageReaction reaction, @Nullable MaskedText sign, Instant now) {
        String name = ArrivalMasking.fitting(reaction.externalId());
        String customer = ArrivalMasking.fitting(reaction.customer());
        Instant at = notAhead(reaction.at(), now);
        String said = sign == null ? null : sign.value();
        IntakeResult result =
                done(new EarlyAside(account.id(), name, EarlyAside.Kind.REACTION, customer, said, at), sign, now);
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

    /** Who answers is told in the thread; what comes to us is opened again. */
    IntakeResult owned(IntakeStore.Account account, ThreadOwner told, Instant now) {
        String customer = ArrivalMasking.fitting(told.customer());
        String app = told.app() == null ? "" : shortly(ArrivalMasking.fitting(told.app()));
        Instant at = notAhead(told.at(), now);
        Optional<UUID> conversation = switch (told.what()) {
            case PASSED_TO_US -> customers.owned(account.id(), customer, null, at);
            case TAKEN -> customers.owned(account.id(), customer, app, at);
            case ASKED -> customers.latest(account.id(), customer);
        };
        LockedConversation locked = conversation.flatMap(ledger::lock).orElse(null);
        if (locked == null) return NOTHING;
        String key = "event.thread_" + told.what().name().toLowerCase(Locale.ROOT);
        locked.append(new ThreadEntry.Happened(Writer.elsewhere(), key, Map.of("app", app)), now);
        if (told.what() == ThreadOwner.What.PASSED_TO_US) locked.reopen(null, now);
        ledger.write(locked);
        log.append(NewEvent.in(EventKind.CONVERSATION_CHANGED, locked.id(), "owner"));
        return DONE;
    }

    private static String shortly(String app) {
        return app.length() <= LONGEST_APP ? app : app.substring(0, LONGEST_APP);
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

    /** Does what came before its message, for messages that have come since. */
    void catchUp(UUID account) {
        for (EarlyAside aside : early.take(account)) {
            // masked when it came: only told again to be so
            MaskedText said = aside.said() == null ? null : masker.mask(Unmasked.of(aside.said()), MaskPlan.CARDS);
            boolean unused = change(aside, said);
        }
    }

    /** Now, or, when its message has not come yet, when that comes. */
    private IntakeResult done(EarlyAside aside, @Nullable MaskedText said, Instant now) {
        if (messages.named(aside.account(), aside.externalId()).isEmpty()) {
            early.keep(aside, now);
            return NOTHING;
        }
        return change(aside, said) ? DONE : NOTHING;
    }

    /** Looks again under the conversation's lock: two of these may come at once. */
    private boolean change(EarlyAside aside, @Nullable MaskedText said) {
        Standing unlocked = messages.named(aside.account(), aside.externalId()).orElse(null);
        if (unlocked == null) return false;
        LockedConversation conversation = ledger.lock(unlocked.conversation()).orElse(null);
        Standing message = messages.named(aside.account(), aside.externalId()).orElse(null);
        if (conversation == null || message == null || !change(aside, said, message, conversation)) return false;
        ledger.write(conversation);
        log.append(NewEvent.about(EventKind.MESSAGE_CHANGED, message.conversation(), message.id(), what(aside.kind())));
        return true;
    }

    private static String what(EarlyAside.Kind kind) {
        return switch (kind) {
            case EDIT -> "edited";
            case DELETION -> "deleted";
            case REACTION -> "reaction";
        };
    }

    /** Whether it makes a difference. */
    private boolean change(
            EarlyAside aside, @Nullable MaskedText said, Standing message, LockedConversation conversation) {
        if (message.deletedAt() != null) return false;
        return switch (aside.kind()) {
            case EDIT -> said != null && edited(message, said, aside.at(), conversation);
            case DELETION -> deleted(message, aside.at(), conversation);
            case REACTION -> messages.react(message.id(), aside.customer(), said, aside.at());
        };
    }

    private boolean edited(Standing message, MaskedText text, Instant at, LockedConversation conversation) {
        boolean late = message.editedAt() != null && !at.isAfter(message.editedAt());
        if (!message.writtenOutside() || late || message.body().equals(text.value())) return false;
        messages.edit(message, text, at);
        if (message.newest()) conversation.sayInPreview(text);
        return true;
    }

    private boolean deleted(Standing message, Instant at, LockedConversation conversation) {
        if (!message.writtenOutside()) return false;
        messages.delete(message, at);
        if (message.newest()) conversation.sayInPreview(null);
        return true;
    }

    /** A channel's clock may be wrong; it cannot be ahead of ours. */
    private static Instant notAhead(Instant theirs, Instant now) {
        return theirs.isAfter(now) ? now : theirs;
    }
}

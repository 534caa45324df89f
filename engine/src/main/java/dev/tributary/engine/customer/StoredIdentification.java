package dev.tributary.engine.customer;

import dev.tributary.engine.access.MailAddress;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Identification} on the tables. */
@Component
final class StoredIdentification implements Identification {
    private static final Logger LOG = LoggerFactory.getLogger(StoredIdentification.class);
    private static final int TRIES = 4;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_PHONE = 60;

    private final IdentityStore store;
    private final EventLog log;
    private final Masker masker;
    private final LivePlan plan;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StoredIdentification(
            IdentityStore store,
            EventLog log,
            Masker masker,
            LivePlan plan,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.log = log;
        this.masker = masker;
        this.plan = plan;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Outcome identify(VisitorIdentity visitor, Unmasked signedId, Claims proven) {
        return patiently(() -> {
            String id = id(signedId);
            Instant now = clock.instant();
            UUID here = store.lockContactOf(visitor).orElse(null);
            UUID theirs = store.contactOf(visitor.accountId(), id).orElse(null);
            if (here != null && !here.equals(theirs) && store.isSigned(here)) return Outcome.SOMEBODY_ELSE;
            UUID contact = theirs != null ? theirs : here != null ? here : store.begin(now);
            if (theirs == null) store.sign(visitor.accountId(), id, contact, now);
            if (here == null) store.join(visitor, contact, now);
            else if (!here.equals(contact)) store.merge(here, contact, now);
            boolean changed = write(contact, proven, true, now);
            boolean joined = !contact.equals(here) || theirs == null;
            if (changed || joined) tell(contact);
            return contact.equals(here) ? Outcome.KNOWN : Outcome.JOINED;
        });
    }

    @Override
    public boolean claim(VisitorIdentity visitor, Claims said) {
        return patiently(() -> {
            Optional<UUID> contact = store.lockContactOf(visitor);
            contact.filter(of -> write(of, said, false, clock.instant())).ifPresent(this::tell);
            return contact.isPresent();
        });
    }

    @Override
    public boolean tell(UUID account, Unmasked signedId, Claims proven) {
        return patiently(() -> {
            Optional<UUID> contact = store.contactOf(account, id(signedId));
            contact.filter(of -> write(of, proven, true, clock.instant())).ifPresent(this::tell);
            return contact.isPresent();
        });
    }

    @Override
    public void leave(VisitorIdentity visitor) {
        transactions.executeWithoutResult(status -> store.expire(visitor, clock.instant()));
    }

    /** An id is kept as it is, or not at all: masked it would be somebody else's too. */
    private String id(Unmasked signedId) {
        MaskedText id = masker.mask(signedId, plan.current());
        if (signedId.isBlank() || signedId.length() > LONGEST_ID || id.hidden() > 0)
            throw new IllegalArgumentException("no id of a customer");
        return id.value();
    }

    private boolean write(UUID contact, Claims claims, boolean proven, Instant now) {
        MaskPlan live = plan.current();
        boolean changed = store.fill(
                contact,
                masked(claims.name(), live, LONGEST_NAME),
                address(claims.email(), live),
                masked(claims.phone(), live, LONGEST_PHONE),
                now);
        for (Claims.Item item : claims.data()) {
            MaskedText name = Objects.requireNonNull(masked(item.name(), live, Claims.LONGEST_NAME));
            changed |= store.put(contact, name, masked(item.content(), live, Claims.LONGEST_CONTENT), proven, now);
        }
        return changed;
    }

    private @Nullable MaskedText masked(@Nullable Unmasked text, MaskPlan live, int longest) {
        return text == null || text.isBlank() ? null : masker.mask(text, live).first(longest);
    }

    /** What is no address is nothing to write to. */
    private @Nullable MaskedText address(@Nullable Unmasked email, MaskPlan live) {
        if (email == null || email.isBlank()) return null;
        return MailAddress.of(masker.mask(email, live).value())
                .map(address -> masker.mask(Unmasked.of(address), live))
                .orElse(null);
    }

    private void tell(UUID contact) {
        log.append(store.conversations(contact).stream()
                .map(conversation -> NewEvent.in(EventKind.CONTACT_CHANGED, conversation, contact.toString()))
                .toList());
    }

    /** Two browsers that say the same at once, or a message on its way: a lost race is run again. */
    private <T> T patiently(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> work.get()));
            } catch (IllegalArgumentException e) {
                throw e;
            } catch (RuntimeException e) {
                if (tries == TRIES) throw e;
                LOG.debug("who a visitor is is asked again", e);
            }
        }
    }
}

package dev.tributary.engine.conversation;

import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.Deliveries;
import dev.tributary.engine.secret.SecretToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The chat box's side. A position is the place of the message's event in the log: positions of one conversation grow in
 * the order of commits, because they are taken under its row lock.
 */
@Component
final class StoredVisitorThread implements VisitorThread {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_PHONE = 60;
    private static final int LONGEST_WORDING = 1000;

    private final VisitorStore store;
    private final ConversationLedger ledger;
    private final Deliveries deliveries;
    private final EventLog log;
    private final Masker masker;
    private final RuleBooks books;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StoredVisitorThread(
            VisitorStore store,
            ConversationLedger ledger,
            Deliveries deliveries,
            EventLog log,
            Masker masker,
            RuleBooks books,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.log = log;
        this.masker = masker;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public NewVisitor welcome(UUID accountId, String origin, Duration validity) {
        String token = SecretToken.fresh();
        VisitorIdentity visitor = new VisitorIdentity(UUID.randomUUID(), accountId);
        Instant now = clock.instant();
        store.add(visitor, SecretToken.hash(token), origin, now, now.plus(validity));
        return new NewVisitor(visitor, token);
    }

    @Override
    public Optional<VisitorIdentity> byToken(String token, String origin) {
        return store.byToken(SecretToken.hash(token), origin, clock.instant());
    }

    @Override
    public List<VisitorMessage> after(VisitorIdentity visitor, long position, int limit) {
        Set<UUID> conversations = store.conversations(visitor);
        if (conversations.isEmpty()) return List.of();
        if (conversations.size() == 1) return store.after(visitor, conversations, position, limit);
        // in several conversations a smaller position may commit later: wait for whoever is writing in one of them
        return Objects.requireNonNull(transactions.execute(status -> {
            ledger.lock(conversations);
            return store.after(visitor, conversations, position, limit);
        }));
    }

    @Override
    public Optional<VisitorMessage> message(VisitorIdentity visitor, UUID messageId) {
        Set<UUID> conversations = store.conversations(visitor);
        return conversations.isEmpty() ? Optional.empty() : store.message(visitor, conversations, messageId);
    }

    @Override
    public Optional<FileContent> file(VisitorIdentity visitor, UUID fileId) {
        Set<UUID> conversations = store.conversations(visitor);
        return conversations.isEmpty() ? Optional.empty() : store.file(visitor, conversations, fileId);
    }

    @Override
    public long sentBytes(VisitorIdentity visitor) {
        return store.sentBytes(visitor);
    }

    @Override
    public Set<UUID> visitorsOf(Set<UUID> conversationIds) {
        return conversationIds.isEmpty() ? Set.of() : store.visitorsOf(conversationIds);
    }

    @Override
    public void seen(VisitorIdentity visitor, long position) {
        transactions.executeWithoutResult(status -> {
            Set<UUID> conversations = store.conversations(visitor);
            if (conversations.isEmpty()) return;
            Set<UUID> unread = store.unread(visitor, conversations, position);
            if (!unread.isEmpty()) deliveries.recordRead(visitor.accountId(), unread, clock.instant());
        });
    }

    @Override
    public SaidDetails details(VisitorIdentity visitor) {
        return store.details(visitor);
    }

    @Override
    public void introduce(VisitorIdentity visitor, Details details, @Nullable String consentWording) {
        MaskPlan plan = books.compiled(books.activeNumber()).maskPlan();
        SaidDetails said = new SaidDetails(
                text(details.name(), LONGEST_NAME, plan),
                address(details.email(), plan),
                text(details.phone(), LONGEST_PHONE, plan),
                null);
        String wording = text(consentWording == null ? null : Unmasked.of(consentWording), LONGEST_WORDING, plan);
        transactions.executeWithoutResult(status -> {
            Instant now = clock.instant();
            VisitorStore.Introduced introduced = store.introduce(visitor, said, wording, now);
            Set<UUID> conversations = store.conversations(visitor);
            if (introduced.changed())
                for (UUID conversation : conversations)
                    log.append(NewEvent.in(EventKind.CONTACT_CHANGED, conversation, "card"));
            for (UUID conversation : conversations)
                ledger.lock(conversation).ifPresent(locked -> tell(locked, introduced, now));
        });
    }

    /** The thread tells which field, never what: as with changes by agents. */
    private void tell(LockedConversation conversation, VisitorStore.Introduced introduced, Instant now) {
        if (introduced.changed())
            conversation.append(new ThreadEntry.Happened(Writer.house(), "event.visitor_details", Map.of()), now);
        for (Desk.ContactField field : introduced.kept())
            conversation.append(
                    new ThreadEntry.Happened(
                            Writer.house(),
                            "event.visitor_differs",
                            Map.of("field", field.name().toLowerCase(Locale.ROOT))),
                    now);
        ledger.write(conversation);
    }

    private @Nullable String text(@Nullable Unmasked typed, int longest, MaskPlan plan) {
        return typed == null || typed.isBlank()
                ? null
                : masker.mask(typed, plan).first(longest).value().strip();
    }

    /** An address worth keeping, or null: what the visitor typed is a claim, but it must at least look like one. */
    private @Nullable String address(@Nullable Unmasked email, MaskPlan plan) {
        if (email == null || email.isBlank() || email.length() > LONGEST_ADDRESS) return null;
        String masked = masker.mask(email, plan).value().strip().toLowerCase(Locale.ROOT);
        int at = masked.indexOf('@');
        return at > 0 && at < masked.length() - 1 ? masked : null;
    }
}

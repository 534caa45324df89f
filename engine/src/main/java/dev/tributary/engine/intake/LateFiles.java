package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.WrittenFile;
import dev.tributary.engine.errand.Errand;
import dev.tributary.engine.errand.Errands;
import dev.tributary.engine.errand.Turns;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.intake.LateFileStore.Waiting;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.InboundFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches the files that could not be had when their message came, again and again with growing pauses up to some hours; what
 * is given up stays as it is shown.
 */
@Component
final class LateFiles implements Errand {
    static final String NAME = "fetch-late-files";

    private final LateFileStore store;
    private final ConversationLedger ledger;
    private final EventLog log;
    private final LivePlan plan;
    private final Masker masker;
    /** Looked up late: the channels run after the engine. */
    private final ObjectProvider<ChannelHost> channels;

    private final Errands errands;
    private final TransactionTemplate transactions;
    private final Turns turns;

    LateFiles(
            LateFileStore store,
            ConversationLedger ledger,
            EventLog log,
            LivePlan plan,
            Masker masker,
            ObjectProvider<ChannelHost> channels,
            Errands errands,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.log = log;
        this.plan = plan;
        this.masker = masker;
        this.channels = channels;
        this.errands = errands;
        this.transactions = transactions;
        this.turns = new Turns(clock, Turns.USUAL_PAUSES);
    }

    /** Has the files of new messages fetched that have yet to come, once the running transaction has committed. */
    void ask(List<Arrival> arrivals, @Nullable IntakeResult[] results) {
        for (Arrival arrival : arrivals)
            if (arrival.files().stream().anyMatch(file -> file.address() != null)
                    && results[arrival.place()] instanceof IntakeResult.Stored stored)
                errands.ask(NAME, stored.messageId());
    }

    @Override
    public Optional<Instant> run(UUID message) {
        int tries = 0;
        for (Waiting file : store.waiting(message)) {
            Optional<Optional<InboundFile>> visit = turns.take(file.account().toString(), () -> fetched(file));
            if (visit.isEmpty()) return Optional.of(turns.soon());
            if (visit.get().isPresent()) arrived(file, visit.get().get());
            else tries = Math.max(tries, file.tries() + 1);
        }
        if (tries == 0) return Optional.empty();
        Optional<Instant> again = turns.again(tries);
        if (again.isPresent()) store.tried(message, tries);
        else store.giveUp(message);
        return again;
    }

    private Optional<InboundFile> fetched(Waiting file) {
        ChannelHost host = channels.getIfAvailable();
        return host == null ? Optional.empty() : host.fetch(file.account(), file.address());
    }

    private void arrived(Waiting file, InboundFile found) {
        transactions.executeWithoutResult(status -> {
            MaskPlan live = plan.current();
            WrittenFile content = new WrittenFile(
                    masker.maskFileName(found.name(), live),
                    found.mediaType(),
                    null,
                    masker.maskFile(found.content(), found.mediaType(), live),
                    null);
            LockedConversation locked = ledger.lock(file.conversation()).orElse(null);
            // it may have been taken back meanwhile
            if (locked == null || !store.arrived(file.file(), content)) return;
            log.append(NewEvent.about(EventKind.MESSAGE_CHANGED, file.conversation(), file.message(), "file"));
        });
    }
}

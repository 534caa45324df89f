package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.SignedIds;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.RuleTraces;
import dev.tributary.engine.intake.IntakeStore.Account;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.Deliveries;
import dev.tributary.engine.outbox.ToldFailure;
import dev.tributary.engine.reaction.Chain;
import dev.tributary.engine.reaction.Reactions;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.DeliveryFailure;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import dev.tributary.engine.spi.MessageReaction;
import dev.tributary.engine.spi.Opening;
import dev.tributary.engine.spi.Portrait;
import dev.tributary.engine.spi.Receipt;
import dev.tributary.engine.spi.ThreadOwner;
import dev.tributary.engine.spi.Typing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receives a batch of events in the running transaction: masks, tells the outbox what is its, seats the messages. */
@Component
final class Reception {
    private final IntakeStore store;
    private final TwinStore twins;
    private final ConversationLedger ledger;
    private final RuleBooks books;
    private final RuleTraces traces;
    private final Deliveries deliveries;
    private final SignedIds signedIds;
    private final Reactions reactions;
    private final Sightings sightings;
    private final Asides asides;
    private final LateFiles lateFiles;
    private final Masker masker;
    private final Clock clock;

    Reception(
            IntakeStore store,
            TwinStore twins,
            ConversationLedger ledger,
            RuleBooks books,
            RuleTraces traces,
            Deliveries deliveries,
            SignedIds signedIds,
            Reactions reactions,
            Sightings sightings,
            Asides asides,
            LateFiles lateFiles,
            Masker masker,
            Clock clock) {
        this.store = store;
        this.twins = twins;
        this.ledger = ledger;
        this.books = books;
        this.traces = traces;
        this.deliveries = deliveries;
        this.signedIds = signedIds;
        this.reactions = reactions;
        this.sightings = sightings;
        this.asides = asides;
        this.lateFiles = lateFiles;
        this.masker = masker;
        this.clock = clock;
    }

    /** One result for each event, in order. */
    List<IntakeResult> receive(List<ChannelEvent> events) {
        Instant now = clock.instant();
        IntakeStore.Start start =
                store.start(events.stream().map(ChannelEvent::account).collect(Collectors.toSet()));
        long activation = start.activation();
        CompiledRules rules = books.compiled(activation);
        ArrivalMasking masking = new ArrivalMasking(masker, rules.maskPlan(), now);
        @Nullable IntakeResult[] results = new IntakeResult[events.size()];
        List<Arrival> arrivals = new ArrayList<>();
        List<Runnable> afterwards = new ArrayList<>();
        for (int place = 0; place < results.length; place++) {
            ChannelEvent event = events.get(place);
            Account account = start.accounts().get(event.account());
            if (account == null) throw new UnknownAccountException(event.account());
            int at = place;
            switch (event) {
                case MessageEdit edit -> {
                    MaskedText text = masker.mask(edit.text(), rules.maskPlan());
                    afterwards.add(() -> results[at] = asides.edited(account, edit, text, now));
                }
                case MessageDeletion deletion ->
                    afterwards.add(() -> results[at] = asides.deleted(account, deletion, now));
                case MessageReaction reaction -> {
                    MaskedText sign = reaction.sign() == null ? null : masker.mask(reaction.sign(), rules.maskPlan());
                    afterwards.add(() -> results[at] = asides.reacted(account, reaction, sign, now));
                }
                case Opening opening -> afterwards.add(() -> results[at] = asides.opened(account, opening, now));
                case Portrait portrait -> afterwards.add(() -> results[at] = asides.pictured(account, portrait));
                case ThreadOwner owner -> afterwards.add(() -> results[at] = asides.owned(account, owner, now));
                // fleeting: nothing of it is kept
                case Typing typing -> results[place] = new IntakeResult.Updated(0);
                case InboundMessage message -> arrivals.add(masking.of(place, account, message));
                case Echo echo -> {
                    Optional<Boolean> ours = ours(account, echo);
                    if (ours.isPresent()) results[place] = new IntakeResult.Updated(ours.get() ? 1 : 0);
                    else arrivals.add(masking.of(place, account, echo));
                }
                case Receipt receipt -> results[place] = receipt(account, receipt);
                case DeliveryFailure failure ->
                    results[place] = new IntakeResult.Updated(deliveries.recordFailure(
                            account.id(),
                            new ToldFailure(
                                    failure.externalId(),
                                    failure.deliveryId(),
                                    failure.recipient(),
                                    failure.permanent(),
                                    failure.code(),
                                    masker.mask(failure.reason(), rules.maskPlan()),
                                    failure.at())));
            }
        }
        if (!arrivals.isEmpty()) {
            Twins copies = new Twins(store, twins);
            List<Arrival> joined = copies.joined(arrivals);
            Chain chain = reactions.begin(rules, activation, now);
            new Seating(
                            store,
                            ledger,
                            traces,
                            signedIds,
                            new Snapshots(chain.scenes(), now),
                            chain,
                            sightings,
                            rules,
                            activation,
                            now)
                    .seat(joined, results);
            copies.remember(results, now);
            lateFiles.ask(joined, results);
        }
        if (start.early() && !arrivals.isEmpty())
            arrivals.stream().map(Arrival::account).map(Account::id).distinct().forEach(asides::catchUp);
        afterwards.forEach(Runnable::run);
        return Arrays.stream(results).map(Objects::requireNonNull).toList();
    }

    /** Whether it was ours, and if so whether that changed anything. */
    private Optional<Boolean> ours(Account account, Echo echo) {
        UUID delivery = echo.deliveryId();
        if (delivery == null || !echo.piece())
            return deliveries.recordEcho(account.id(), echo.externalId(), delivery, echo.sentAt());
        boolean ours = deliveries.recordPiece(account.id(), echo.externalId(), delivery);
        return ours ? Optional.of(false) : Optional.empty();
    }

    private IntakeResult receipt(Account account, Receipt receipt) {
        String recipient = receipt.recipient().indexOf('@') < 0
                ? receipt.recipient()
                : masker.mask(Unmasked.of(receipt.recipient()), MaskPlan.CARDS).value();
        return new IntakeResult.Updated(deliveries.recordReceipt(
                account.id(), recipient, receipt.state(), receipt.externalIds(), receipt.watermark(), receipt.at()));
    }
}

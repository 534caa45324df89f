package dev.tributary.engine.outbox;

import dev.tributary.engine.spi.Receipt;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link Deliveries}: finds what is meant, locks it, and moves what may move. */
@Component
final class DeliveryRegister implements Deliveries {
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_REASON = 1000;

    /** The states of which the last word may not have been said. */
    private static final Set<DeliveryState> SENT =
            EnumSet.of(DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.UNKNOWN);

    private final DeliveryStore store;
    private final Moves moves;
    private final Clock clock;

    DeliveryRegister(DeliveryStore store, Moves moves, Clock clock) {
        this.store = store;
        this.moves = moves;
        this.clock = clock;
    }

    @Override
    public int recordReceipt(
            UUID accountId,
            String recipient,
            Receipt.State state,
            List<String> externalIds,
            @Nullable Instant watermark,
            Instant at) {
        DeliveryState proof = state == Receipt.State.READ ? DeliveryState.READ : DeliveryState.DELIVERED;
        Set<UUID> meant = new HashSet<>();
        if (!externalIds.isEmpty()) meant.addAll(store.byExternalId(accountId, externalIds));
        if (watermark != null) meant.addAll(store.sentTo(accountId, recipient, watermark, proof.before()));
        return moveAll(accountId, meant, delivery -> delivery.arrived(proof, at));
    }

    @Override
    public int recordRead(UUID accountId, Set<UUID> messageIds, Instant at) {
        return moveAll(accountId, store.ofMessages(messageIds), delivery -> delivery.arrived(DeliveryState.READ, at));
    }

    @Override
    public int recordFailure(UUID accountId, ToldFailure failure) {
        String code = failure.code();
        String shortCode = code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
        String words = failure.reason().first(LONGEST_REASON).value();
        Collection<UUID> meant = meant(accountId, failure.externalId(), failure.deliveryId());
        if (meant.isEmpty() && failure.recipient() != null) {
            meant = store.lastSentTo(
                            accountId, failure.recipient(), failure.at().minus(Deliveries.RECENT), SENT)
                    .map(List::of)
                    .orElse(List.of());
        }
        if (failure.permanent()) {
            return moveAll(accountId, meant, delivery -> delivery.failed(DeliveryState.FAILED, shortCode, words));
        }
        int noted = 0;
        for (Delivery delivery : store.lock(meant)) {
            boolean open = delivery.accountId().equals(accountId) && SENT.contains(delivery.state());
            if (open && moves.note(delivery, delivery.failed(delivery.state(), shortCode, words))) noted++;
        }
        return noted;
    }

    @Override
    public Optional<Boolean> recordEcho(UUID accountId, String externalId, @Nullable UUID deliveryId, Instant at) {
        for (Delivery delivery : store.lock(meant(accountId, externalId, deliveryId))) {
            if (!delivery.accountId().equals(accountId)) continue;
            Delivery known = delivery.known(externalId).sentBy(at);
            boolean moved = moves.move(delivery, known.arrived(DeliveryState.SENT, at));
            if (!moved && !known.equals(delivery)) store.write(known, clock.instant());
            return Optional.of(moved || delivery.externalId() == null);
        }
        // a piece of something of ours, told back without our mark
        return store.remembers(accountId, externalId) ? Optional.of(false) : Optional.empty();
    }

    @Override
    public boolean recordPiece(UUID accountId, String externalId, UUID deliveryId) {
        Delivery delivery = store.lock(deliveryId);
        if (delivery == null || !delivery.accountId().equals(accountId)) return false;
        store.remember(delivery, externalId, DeliveryStore.RefKind.PROVIDER, clock.instant());
        return true;
    }

    private Collection<UUID> meant(UUID accountId, @Nullable String externalId, @Nullable UUID deliveryId) {
        if (deliveryId != null) return List.of(deliveryId);
        return externalId == null ? List.of() : store.byExternalId(accountId, List.of(externalId));
    }

    private int moveAll(UUID accountId, Collection<UUID> meant, UnaryOperator<Delivery> change) {
        int moved = 0;
        for (Delivery delivery : store.lock(meant)) {
            // an id that one account names is never another account's delivery
            if (delivery.accountId().equals(accountId) && moves.move(delivery, change.apply(delivery))) moved++;
        }
        return moved;
    }
}

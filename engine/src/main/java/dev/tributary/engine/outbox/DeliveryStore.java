package dev.tributary.engine.outbox;

import dev.tributary.engine.spi.OutgoingMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries and lanes are kept. Methods that lock need a running transaction; conversations are locked before
 * deliveries and those before lanes, by everybody, so that nobody waits in a circle.
 */
public interface DeliveryStore {
    /** Locks a lane's row, which is made if it is missing. */
    void lockLane(String lane, Instant now);

    /** Adds a delivery that waits from now on. */
    UUID add(Outbox.NewDelivery delivery, String lane, Instant now);

    /** The delivery whose turn it is in a lane: the first that waits or was being sent. */
    Optional<Delivery> head(String lane);

    /** Locks these deliveries' conversations, then the deliveries, and gives them as they are now, in order of id. */
    List<Delivery> lock(Collection<UUID> deliveries);

    /** The deliveries of a message, not locked. */
    List<UUID> ofMessages(Collection<UUID> messages);

    /** The delivery with this external id in an account, not locked. */
    List<UUID> byExternalId(UUID account, Collection<String> externalIds);

    /** What was sent to a recipient up to a time and is in one of these states, not locked. */
    List<UUID> sentTo(UUID account, String recipient, Instant until, Set<DeliveryState> states);

    /** What was sent to a recipient last, after a time, and is in one of these states, not locked. */
    Optional<UUID> lastSentTo(UUID account, String recipient, Instant after, Set<DeliveryState> states);

    /** Writes a locked delivery. */
    void write(Delivery delivery, Instant now);

    /** Remembers under which id a message is known outside; does nothing when the account knows the id. */
    void remember(Delivery delivery, String externalId, RefKind kind, Instant now);

    /** Whether the account knows the id as one of a message that it sent, or of a piece of it. */
    boolean remembers(UUID account, String externalId);

    /** Everything a channel needs to send it, files included. */
    OutgoingMessage outgoing(Delivery delivery, int attempt);

    /** The lanes of an account in which something waits. */
    List<String> waitingLanes(UUID account);

    /** Whose id it is. */
    enum RefKind {
        /** Ours. */
        OWN,
        /** Given by a provider on the way. */
        PROVIDER
    }

    /** The one delivery with this id, locked, or null. */
    default @Nullable Delivery lock(UUID delivery) {
        List<Delivery> locked = lock(List.of(delivery));
        return locked.isEmpty() ? null : locked.getFirst();
    }
}

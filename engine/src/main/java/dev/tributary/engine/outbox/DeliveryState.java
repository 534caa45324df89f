package dev.tributary.engine.outbox;

import java.util.EnumSet;
import java.util.Set;

/** How far an outgoing message got. {@link #mayBecome} is the one table of allowed transitions. */
public enum DeliveryState {
    /** Waits for its turn. */
    QUEUED,
    /** Handed to the channel; the outcome is not known yet. */
    SENDING,
    /** The other side took it. */
    SENT,
    /** It reached the customer's device or mailbox. */
    DELIVERED,
    /** The customer saw it. */
    READ,
    /** The other side refused it, or it came back. */
    FAILED,
    /** Cut while sending: it may have arrived. Resolved by echo or look-up before any repeat. */
    UNKNOWN,
    /** Given up after many tries; a person may send it again. */
    DEAD;

    /** Whether a delivery in this state may move to the other. Same state: no, it is there already. */
    public boolean mayBecome(DeliveryState other) {
        return next().contains(other);
    }

    /** The states from which a delivery may move to this one. */
    public Set<DeliveryState> before() {
        Set<DeliveryState> before = EnumSet.noneOf(DeliveryState.class);
        for (DeliveryState state : values()) if (state.mayBecome(this)) before.add(state);
        return before;
    }

    /** The table. A receipt or an echo is proof, so it settles what was open; nothing late ever moves a state back. */
    private Set<DeliveryState> next() {
        return switch (this) {
            // an echo shows that the try before this one arrived after all; a bounce, that none will
            case QUEUED -> EnumSet.of(SENDING, SENT, FAILED);
            // back to QUEUED for another try; receipts may overtake the answer of the send
            case SENDING -> EnumSet.of(QUEUED, SENT, DELIVERED, READ, FAILED, UNKNOWN, DEAD);
            // a bounce may come after the other side took it, even after it told of its arrival
            case SENT -> EnumSet.of(DELIVERED, READ, FAILED);
            case DELIVERED -> EnumSet.of(READ, FAILED);
            case READ -> EnumSet.noneOf(DeliveryState.class);
            // from these three only a person goes back to QUEUED
            case UNKNOWN -> EnumSet.of(QUEUED, SENT, DELIVERED, READ, FAILED);
            case FAILED, DEAD -> EnumSet.of(QUEUED);
        };
    }
}

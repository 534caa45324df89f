package dev.tributary.engine.outbox;

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
        throw new UnsupportedOperationException();
    }
}

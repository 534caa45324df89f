package dev.tributary.engine.outbox;

/** Is told of messages that did not arrive, so that rules can act on it. */
public interface FailureWatch {
    /** This delivery failed, or was given up; called in the transaction that says so, which holds the row locks. */
    void failed(Delivery delivery);
}

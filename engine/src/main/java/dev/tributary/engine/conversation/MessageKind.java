package dev.tributary.engine.conversation;

/** What stands in a thread. */
public enum MessageKind {
    /** From the customer. */
    INBOUND,
    /** To the customer. */
    OUTBOUND,
    /** For agents only. */
    NOTE,
    /** Something that happened, told in one quiet line. */
    EVENT
}

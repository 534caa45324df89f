package dev.tributary.engine.conversation;

/** Whether somebody is working on it. */
public enum ConversationStatus {
    OPEN,
    /** Put aside for a while: in nobody's working list until its time comes or the customer writes. */
    SNOOZED,
    RESOLVED
}

package dev.tributary.engine.conversation;

/** Whether somebody is working on it. */
public enum ConversationStatus {
    OPEN,
    RESOLVED
}

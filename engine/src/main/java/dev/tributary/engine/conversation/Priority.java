package dev.tributary.engine.conversation;

/** How much it presses. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}

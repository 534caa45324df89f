package dev.tributary.engine.access;

/** Whether an agent is there. */
public enum Presence {
    ONLINE,
    AWAY,
    OFFLINE
}

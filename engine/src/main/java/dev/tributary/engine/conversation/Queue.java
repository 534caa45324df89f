package dev.tributary.engine.conversation;

/** The lists of the inbox, as the order defines them. */
public enum Queue {
    /** Every unresolved conversation the agent may open. */
    ALL,
    /** New and Mine: the agent's working list. What is snoozed is in neither. */
    PRIMARY,
    /** First contact, and unassigned ones of the agent's groups. */
    NEW,
    /** Assigned to the agent. */
    MINE,
    /** Resolved ones the agent may open. */
    RESOLVED
}

package dev.tributary.engine.access;

/** What an agent may do beyond answering. */
public enum Role {
    /** Opens conversations of the own groups, of nobody's group, and those assigned. */
    AGENT,
    /** Opens and resolves everything, changes rules, channels and people. */
    FULL_ACCESS,
    /** As full access; owns the account and cannot be removed. */
    OWNER;

    /** Whether everything may be opened and resolved. */
    public boolean seesAll() {
        return this != AGENT;
    }
}

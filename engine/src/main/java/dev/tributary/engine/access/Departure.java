package dev.tributary.engine.access;

import java.util.UUID;

/** What is done when an agent was switched off; called after that has committed, in no transaction. */
@FunctionalInterface
public interface Departure {
    /** This agent is gone; done again, it does nothing. */
    void left(UUID actor, UUID agent);
}

package dev.tributary.rules.vocabulary;

/** What an event can be about; a field can be asked on the events that have its topic. */
public enum Topic {
    /** The customer, the conversation, the visitor, the team and the clock: every event has them. */
    ALWAYS,
    /** The message that came in, went out or failed. */
    MESSAGE,
    /** The tag that was put on or taken off. */
    TAG,
    /** The customer's rating. */
    RATING,
    /** Why a delivery failed. */
    FAILURE,
    /** How long the rule waited. */
    WAIT
}

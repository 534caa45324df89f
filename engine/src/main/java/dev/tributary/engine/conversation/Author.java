package dev.tributary.engine.conversation;

/** Who is behind a message. */
public enum Author {
    CUSTOMER,
    AGENT,
    /** A rule. */
    RULE,
    /** The house itself. */
    SYSTEM,
    /** Somebody who answered in the channel's own tools, such as a page's inbox. */
    ELSEWHERE
}

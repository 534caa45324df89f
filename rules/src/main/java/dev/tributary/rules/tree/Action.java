package dev.tributary.rules.tree;

/** What a rule does when it fires. */
public sealed interface Action {
    /** To this group. */
    record AssignGroup(String group) implements Action {}

    /** To this agent. */
    record AssignAgent(String agent) implements Action {}

    /** To nobody. */
    record Unassign() implements Action {}

    /** A tag. */
    record Tag(String tag) implements Action {}

    /** A priority. */
    record Prioritise(String priority) implements Action {}

    /** Open again. */
    record Reopen() implements Action {}

    /** A conversation of its own. */
    record StartNewConversation() implements Action {}

    /** A note for agents. */
    record Note(String text) implements Action {}

    /** Nothing more from this book. */
    record Stop() implements Action {}
}

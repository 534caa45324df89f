package dev.tributary.engine.decision;

/** Something a rule decided. The engine applies it, or notes in the trace why it could not. */
public sealed interface Decision {
    /** The rule that decided: its place in the whole activation, from 0. */
    int rule();

    /** To this group, by code. */
    record AssignGroup(int rule, String group) implements Decision {}

    /** To this agent, by address. */
    record AssignAgent(int rule, String agent) implements Decision {}

    /** To nobody; the group stays. */
    record Unassign(int rule) implements Decision {}

    /** Put this tag on the conversation. */
    record Tag(int rule, String tag) implements Decision {}

    /** Set the priority: {@code low}, {@code normal}, {@code high}, {@code urgent}. */
    record Prioritise(int rule, String priority) implements Decision {}

    /** Open the conversation again. */
    record Reopen(int rule) implements Decision {}

    /** Do not join the message to the resolved conversation: start a new one. */
    record StartNewConversation(int rule) implements Decision {}

    /** Write a note for agents. */
    record Note(int rule, String text) implements Decision {}
}

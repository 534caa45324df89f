package dev.tributary.engine.decision;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something a rule decided. The engine applies it, or notes in the trace why it could not. */
public sealed interface Decision {
    /** The rule that decided: its place in the whole activation, from 0. */
    int rule();

    /** The same, decided by another rule. */
    default Decision by(int rule) {
        return switch (this) {
            case AssignGroup one -> new AssignGroup(rule, one.group());
            case AssignAgent one -> new AssignAgent(rule, one.agent());
            case AssignByPolicy one -> new AssignByPolicy(rule, one.policy(), one.group());
            case Unassign one -> new Unassign(rule);
            case Tag one -> new Tag(rule, one.tag());
            case Untag one -> new Untag(rule, one.tag());
            case Prioritise one -> new Prioritise(rule, one.priority());
            case Resolve one -> new Resolve(rule);
            case Reopen one -> new Reopen(rule);
            case Snooze one -> new Snooze(rule, one.time());
            case StartNewConversation one -> new StartNewConversation(rule);
            case Reply one -> new Reply(rule, one.text());
            case Note one -> new Note(rule, one.text());
            case Notify one ->
                new Notify(rule, one.to(), one.name(), one.by(), one.after(), one.unless(), one.text(), one.kind());
            case Webhook one -> new Webhook(rule, one.name());
            case AskRating one -> new AskRating(rule);
            case SetContact one -> new SetContact(rule, one.field(), one.value());
            case TagContact one -> new TagContact(rule, one.tag());
            case Ban one -> new Ban(rule);
            case Extra one -> new Extra(rule, one.word(), one.argument());
        };
    }

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

    /** By a policy of the house ({@code roundRobin}, {@code leastBusy}) to one of a group; of its own when null. */
    record AssignByPolicy(int rule, String policy, @Nullable String group) implements Decision {}

    /** Take this tag off the conversation. */
    record Untag(int rule, String tag) implements Decision {}

    /** Resolve the conversation. */
    record Resolve(int rule) implements Decision {}

    /** Put the conversation aside for so long. */
    record Snooze(int rule, Duration time) implements Decision {}

    /** Write to the customer, where they wrote last. */
    record Reply(int rule, String text) implements Decision {}

    /**
     * Tell somebody.
     *
     * @param to {@code assignees}, {@code offlineAssignees}, {@code group}, {@code agents}, {@code agent} or
     *     {@code customer}
     * @param name code of the group or address of the agent, or null for the conversation's own
     * @param by {@code email} and {@code desktop}, or a webhook's name
     * @param after how long from now, or null for at once
     * @param unless what makes it void meanwhile: {@code answered}, {@code read}, {@code resolved}, {@code assigned}
     * @param text what to say, or null for the house's own words
     * @param kind which of the kinds that agents may switch off it is, {@code offlineMessage} or
     *     {@code missedConversation}, or null when it is none
     */
    record Notify(
            int rule,
            String to,
            @Nullable String name,
            Set<String> by,
            @Nullable Duration after,
            Set<String> unless,
            @Nullable String text,
            @Nullable String kind)
            implements Decision {
        public Notify {
            by = Set.copyOf(by);
            unless = Set.copyOf(unless);
        }

        /** One of no kind. */
        public Notify(
                int rule,
                String to,
                @Nullable String name,
                Set<String> by,
                @Nullable Duration after,
                Set<String> unless,
                @Nullable String text) {
            this(rule, to, name, by, after, unless, text, null);
        }
    }

    /** Call a webhook of the house by its name. */
    record Webhook(int rule, String name) implements Decision {}

    /** Ask the customer how it was. */
    record AskRating(int rule) implements Decision {}

    /** Fill in a field of the contact: {@code name}, {@code email}, {@code phone}, {@code language}. */
    record SetContact(int rule, String field, String value) implements Decision {}

    /** Put a tag on the contact. */
    record TagContact(int rule, String tag) implements Decision {}

    /** Take no more messages from this contact. */
    record Ban(int rule) implements Decision {}

    /** Something that a plugin does, by the word it is written with. */
    record Extra(int rule, String word, String argument) implements Decision {}
}

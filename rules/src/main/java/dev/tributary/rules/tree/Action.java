package dev.tributary.rules.tree;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule does when it fires. Texts are expressions: they may hold what is known at the moment of the decision. */
public sealed interface Action {
    /** What is worked out when the rule acts. */
    default List<Expression> texts() {
        return switch (this) {
            case AssignGroup(Expression group) -> List.of(group);
            case AssignAgent(Expression agent) -> List.of(agent);
            case AssignByPolicy(String policy, Expression group) -> group == null ? List.of() : List.of(group);
            case Tag(Expression tag) -> List.of(tag);
            case Untag(Expression tag) -> List.of(tag);
            case Reply(Expression text) -> List.of(text);
            case Note(Expression text) -> List.of(text);
            case Notify notify ->
                Stream.of(notify.name(), notify.text())
                        .flatMap(Stream::ofNullable)
                        .toList();
            case SetContact(String field, Expression value) -> List.of(value);
            case TagContact(Expression tag) -> List.of(tag);
            case Extra(String word, Expression argument) -> List.of(argument);
            case Unassign unassign -> List.of();
            case Prioritise prioritise -> List.of();
            case Resolve resolve -> List.of();
            case Reopen reopen -> List.of();
            case Snooze snooze -> List.of();
            case StartNewConversation start -> List.of();
            case Webhook webhook -> List.of();
            case AskRating ask -> List.of();
            case Ban ban -> List.of();
            case Stop stop -> List.of();
        };
    }

    /** To this group. */
    record AssignGroup(Expression group) implements Action {}

    /** To this agent. */
    record AssignAgent(Expression agent) implements Action {}

    /** To one of a group whom a policy picks; of the conversation's own group when none is named. */
    record AssignByPolicy(String policy, @Nullable Expression group) implements Action {}

    /** To nobody. */
    record Unassign() implements Action {}

    /** A tag. */
    record Tag(Expression tag) implements Action {}

    /** A tag comes off. */
    record Untag(Expression tag) implements Action {}

    /** A priority. */
    record Prioritise(String priority) implements Action {}

    /** Done. */
    record Resolve() implements Action {}

    /** Open again. */
    record Reopen() implements Action {}

    /** Put aside for so long. */
    record Snooze(Duration time) implements Action {}

    /** A conversation of its own. */
    record StartNewConversation() implements Action {}

    /** A message to the customer. */
    record Reply(Expression text) implements Action {}

    /** A note for agents. */
    record Note(Expression text) implements Action {}

    /**
     * Tell somebody.
     *
     * @param to {@code assignees}, {@code group}, {@code agents}, {@code agent} or {@code customer}
     * @param name which group or agent, or null for the conversation's own
     * @param by by what
     * @param after how long from then, or null
     * @param unless what makes it void meanwhile
     * @param text what to say, or null for the house's own words
     * @param kind which of the kinds that agents may switch off, or null
     */
    record Notify(
            String to,
            @Nullable Expression name,
            Set<String> by,
            @Nullable Duration after,
            Set<String> unless,
            @Nullable Expression text,
            @Nullable String kind)
            implements Action {
        public Notify {
            by = Set.copyOf(by);
            unless = Set.copyOf(unless);
        }
    }

    /** A webhook of the house. */
    record Webhook(String name) implements Action {}

    /** How was it? */
    record AskRating() implements Action {}

    /** Something about the customer. */
    record SetContact(String field, Expression value) implements Action {}

    /** A tag for the customer. */
    record TagContact(Expression tag) implements Action {}

    /** No more messages from this customer. */
    record Ban() implements Action {}

    /** Nothing more from this book. */
    record Stop() implements Action {}

    /** What a plugin does. */
    record Extra(String word, Expression argument) implements Action {}
}

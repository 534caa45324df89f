package dev.tributary.engine.decision;

import java.util.UUID;

/** A change to a book, rule by rule. Places count from 0 in the book as the changes before it left it. */
public sealed interface RuleChange {
    /** Gives a rule another text. A switch written in it switches the rule; without one the switch stays. */
    record Write(UUID rule, String text) implements RuleChange {}

    /** Adds a rule, or the few that stand in the text, at a place; beyond the end means at the end. */
    record Add(String text, int place) implements RuleChange {}

    /** Takes a rule out. Its revisions stay. */
    record Remove(UUID rule) implements RuleChange {}

    /** Puts a rule to another place. */
    record Move(UUID rule, int place) implements RuleChange {}

    /** Switches a rule. */
    record Turn(UUID rule, RuleMode mode) implements RuleChange {}
}

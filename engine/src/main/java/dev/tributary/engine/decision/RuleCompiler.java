package dev.tributary.engine.decision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns book texts into something that decides. Implemented by the rules module; never runs what it reads. */
public interface RuleCompiler {
    /** Checks books against the house; errors and warnings, by place in the text. Never throws. */
    List<RuleProblem> check(List<BookText> books, House house, Locale locale);

    /**
     * Compiles books that passed their check. Names that have vanished from the house since are no reason to fail:
     * decisions that name them become problems in the trace, and so does a rule that asks a look-up which is gone or
     * answers something else by now.
     *
     * @throws IllegalArgumentException when a book has errors that are not about names
     */
    CompiledRules compile(List<BookText> books);

    /**
     * A number that becomes another one when plugins bring other words than before: what was compiled then is to be
     * compiled again. Asked before every decision, so it answers from memory.
     */
    default long words() {
        return 0;
    }

    /** What stands in a book's text, in its order; nothing when the text cannot be read at all. Never throws. */
    default List<RuleOutline> outline(String content) {
        return List.of();
    }

    /**
     * A line for a rule's {@code examples} that stands for this snapshot, with placeholders for the customer's name,
     * e-mail addresses and phone numbers; empty when what happened cannot be said in an example. Pure.
     */
    default Optional<String> exampleOf(Snapshot snapshot) {
        return Optional.empty();
    }

    /** A decision in words. */
    default String inWords(Decision decision, Locale locale) {
        return decision.toString();
    }

    /** The words of the language, with those of plugins. */
    default RuleLexicon lexicon() {
        return RuleLexicon.EMPTY;
    }

    /**
     * Which words can stand at a place of a text that is being written, with what they mean. Never throws.
     *
     * @param caret how many characters stand before the place
     */
    default List<RuleHint> hints(String content, int caret, House house, Locale locale) {
        return List.of();
    }

    /** What the word at a place of a text means; nothing when it has no meaning there. Never throws. */
    default Optional<RuleHint> meaning(String content, int caret, House house, Locale locale) {
        return Optional.empty();
    }

    /** The books that ship with the house, in order. */
    List<BookText> shipped();
}

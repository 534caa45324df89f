package dev.tributary.engine.decision;

import java.util.List;
import java.util.Locale;

/** Turns book texts into something that decides. Implemented by the rules module; never runs what it reads. */
public interface RuleCompiler {
    /** Checks books against the house; errors and warnings, by place in the text. Never throws. */
    List<RuleProblem> check(List<BookText> books, House house, Locale locale);

    /**
     * Compiles books that passed their check. Names that have vanished from the house since are no reason to fail:
     * decisions that name them become problems in the trace.
     *
     * @throws IllegalArgumentException when a book has errors that are not about names
     */
    CompiledRules compile(List<BookText> books);

    /** What stands in a book's text, in its order; nothing when the text cannot be read at all. Never throws. */
    default List<RuleOutline> outline(String content) {
        return List.of();
    }

    /** A decision in words. */
    default String inWords(Decision decision, Locale locale) {
        return decision.toString();
    }

    /** The books that ship with the house, in order. */
    List<BookText> shipped();
}

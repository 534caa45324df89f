package dev.tributary.engine.decision;

import java.util.List;

/**
 * The words of the rule language, for whoever shows a book in colours. No word stands in two groups.
 *
 * @param structure what a book is made of, such as {@code rule}, {@code when} and {@code fires}
 * @param events what a rule can wait for
 * @param actions what a rule can do, plugins' actions among them
 * @param values bare words that can be given to something, such as {@code high}
 */
public record RuleLexicon(List<String> structure, List<String> events, List<String> actions, List<String> values) {
    /** Of a house without the rules module. */
    public static final RuleLexicon EMPTY = new RuleLexicon(List.of(), List.of(), List.of(), List.of());

    public RuleLexicon {
        structure = List.copyOf(structure);
        events = List.copyOf(events);
        actions = List.copyOf(actions);
        values = List.copyOf(values);
    }
}

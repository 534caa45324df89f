package dev.tributary.rules.tree;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.syntax.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that happens, and what all books together are to decide on it, whatever else they do.
 *
 * @param name its name
 * @param place where its first word stands
 * @param snapshot what happens, without answers to look-ups
 * @param answers what look-ups answer, by name and field, whatever they are asked about
 * @param expected what is to be done, in any order; when there is none, nothing at all is to be done
 */
public record WholeExample(
        String name, Span place, Snapshot snapshot, Map<String, Map<String, String>> answers, List<Action> expected) {
    public WholeExample {
        Map<String, Map<String, String>> copied = new HashMap<>();
        answers.forEach((lookup, answer) -> copied.put(lookup, Map.copyOf(answer)));
        answers = Map.copyOf(copied);
        expected = List.copyOf(expected);
    }
}

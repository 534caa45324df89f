package dev.tributary.rules.tree;

import dev.tributary.engine.masking.Detector;
import java.util.List;
import java.util.Set;

/**
 * A book that passed its check.
 *
 * @param name its name
 * @param rules its rules, in the order of the text
 * @param detectors what its maskers hide
 * @param examples what all books together are to decide
 */
public record CheckedBook(String name, List<CheckedRule> rules, Set<Detector> detectors, List<WholeExample> examples) {
    public CheckedBook {
        rules = List.copyOf(rules);
        detectors = Set.copyOf(detectors);
        examples = List.copyOf(examples);
    }
}

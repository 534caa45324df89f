package dev.tributary.rules.book;

import dev.tributary.engine.decision.House;
import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.vocabulary.ValueSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a check has found so far in one book. */
final class Findings {
    private final @Nullable House house;
    private final List<Finding> found = new ArrayList<>();

    Findings(@Nullable House house) {
        this.house = house;
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    int count() {
        return found.size();
    }

    void add(Collection<Finding> more) {
        found.addAll(more);
    }

    void error(Span span, String key, String... arguments) {
        found.add(Finding.error(span, key, arguments));
    }

    /** An error that knows what was meant. */
    void error(Span span, @Nullable String suggestion, String key, List<String> arguments) {
        found.add(Finding.error(span, suggestion, key, arguments));
    }

    /** A word nobody knows; the nearest of the known ones is suggested. */
    void unknown(Span span, String key, String word, Collection<String> known) {
        found.add(Finding.error(span, Closest.to(word, known), key, List.of(word)));
    }

    /** A text that must be one of a set; says so when it is not. */
    void mustBeIn(ValueSet set, Span span, String value) {
        Set<String> values = set.values(house);
        if (values != null && !values.contains(value)) {
            found.add(new Finding(
                    span, true, set.ofHouse(), set.unknownKey(), List.of(value), Closest.to(value, values)));
        }
    }
}

package dev.tributary.rules.book;

import dev.tributary.rules.tree.LookupNeed;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What words mean where the check stands: the vocabulary, what the rule waits for, and which look-ups it has named. */
final class Scope {
    private final Vocabulary vocabulary;
    private final Set<LookupNeed> lookups = new LinkedHashSet<>();
    private List<Trigger> triggers = List.of();
    private @Nullable String asked;

    Scope(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** A rule begins that waits for these. */
    void enter(List<Trigger> rule) {
        triggers = List.copyOf(rule);
        lookups.clear();
        asked = null;
    }

    List<Trigger> triggers() {
        return triggers;
    }

    /** It asks that look-up, whether there is one or not. */
    void asks(String lookup) {
        asked = asked == null ? lookup : asked;
    }

    /** The first look-up that it asks, or null when it asks none. */
    @Nullable
    String asked() {
        return asked;
    }

    void needs(LookupNeed need) {
        lookups.add(need);
    }

    List<LookupNeed> lookups() {
        return List.copyOf(lookups);
    }
}

package dev.tributary.rules.book;

import dev.tributary.engine.decision.House;
import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.vocabulary.Register;
import dev.tributary.rules.vocabulary.ValueSet;
import dev.tributary.rules.vocabulary.Vocabulary;
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

    /** Whether a book is read that passed its check once; only names that it uses may have vanished since. */
    boolean afterwards() {
        return house == null;
    }

    /** Whether everything found since there were so many is about names. */
    boolean onlyNames(int since) {
        return found.subList(since, found.size()).stream().allMatch(Finding::aboutName);
    }

    /** Goes back to when there were so many. */
    void forget(int since) {
        found.subList(since, found.size()).clear();
    }

    /** A look-up that nobody answers: there is none of that name, or what would answer is broken. */
    void noLookup(Span span, String name, Vocabulary vocabulary) {
        boolean broken = vocabulary.faulty(name);
        found.add(new Finding(
                span,
                true,
                true,
                broken ? LookupChecker.BROKEN : "unknown.lookup",
                List.of(name),
                broken ? null : Closest.to(name, vocabulary.registers())));
    }

    /** A field that a look-up's answers do not have. */
    void noAnswer(Span span, Register register, String field) {
        found.add(new Finding(
                span,
                true,
                true,
                "unknown.field",
                List.of(register.name(), field),
                Closest.to(field, register.fields().keySet())));
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

package dev.tributary.rules.book;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.LookupNeed;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Register;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What look-ups answer in an example: {@code fires lookup: [crm: [tier: 'gold']]}, whatever they are asked about. */
final class ExampleAnswers {
    private final Findings findings;
    private final Vocabulary vocabulary;
    private final Map<String, Map<String, String>> answers = new HashMap<>();

    ExampleAnswers(Findings findings, Vocabulary vocabulary) {
        this.findings = findings;
        this.vocabulary = vocabulary;
    }

    void put(Term.Entry entry) {
        if (!(entry.value() instanceof Term.Mapping lookups)) {
            findings.error(entry.value().span(), "example.lookup");
            return;
        }
        for (Term.Entry lookup : lookups.entries()) {
            Register register = vocabulary.register(lookup.key());
            if (register == null) {
                findings.noLookup(lookup.span(), lookup.key(), vocabulary);
            } else if (lookup.value() instanceof Term.Mapping answer) {
                answers.put(register.name(), values(register, answer));
            } else {
                findings.error(lookup.value().span(), "example.lookup");
            }
        }
    }

    private Map<String, String> values(Register register, Term.Mapping answer) {
        Map<String, String> values = new HashMap<>();
        for (Term.Entry field : answer.entries()) {
            String value = written(field.value());
            if (!register.fields().containsKey(field.key())) {
                findings.noAnswer(field.span(), register, field.key());
            } else if (value == null) {
                findings.error(field.value().span(), "example.lookup");
            } else {
                values.put(field.key(), value);
            }
        }
        return values;
    }

    private static @Nullable String written(Term term) {
        return switch (term) {
            case Term.Text text -> text.value();
            case Term.Number number -> number.value().toPlainString();
            case Term.Flag flag -> Boolean.toString(flag.value());
            case Term.Listing listing ->
                listing.items().stream().map(ExampleAnswers::written).collect(Collectors.joining("\n"));
            default -> null;
        };
    }

    /** The answers, by look-up and field. */
    Map<String, Map<String, String>> all() {
        return answers;
    }

    /** A snapshot with the answers to what is asked of it. */
    static Snapshot in(Snapshot snapshot, Map<String, Map<String, String>> answers, List<LookupNeed> needs) {
        Facts facts = new Facts(snapshot);
        List<Snapshot.Answer> given = new ArrayList<>();
        for (LookupNeed need : needs) {
            String key = need.keyIn(facts);
            if (key != null) {
                // about which the example says nothing, nothing is known
                given.add(new Snapshot.Answer(need.lookup(), key, answers.getOrDefault(need.lookup(), Map.of())));
            }
        }
        return new Snapshot(
                snapshot.event(),
                snapshot.now(),
                snapshot.happened(),
                snapshot.message(),
                snapshot.contact(),
                snapshot.conversation(),
                snapshot.visitor(),
                snapshot.team(),
                given);
    }
}

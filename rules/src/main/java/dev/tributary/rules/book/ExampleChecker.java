package dev.tributary.rules.book;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.LookupNeed;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks {@code examples { fires …; skips … }} and makes a snapshot of each. */
final class ExampleChecker {
    static final int EXAMPLES = 50;
    private static final String EVENT = "event";

    private final Findings findings;
    private final Vocabulary vocabulary;

    ExampleChecker(Findings findings, Vocabulary vocabulary) {
        this.findings = findings;
        this.vocabulary = vocabulary;
    }

    List<CheckedRule.Example> check(Term.Block block, List<Trigger> triggers, List<LookupNeed> lookups) {
        if (block.lines().size() > EXAMPLES) {
            findings.error(block.span(), "limit.examples", Integer.toString(EXAMPLES));
            return List.of();
        }
        List<CheckedRule.Example> examples = new ArrayList<>();
        for (Term.Line line : block.lines()) {
            CheckedRule.Example example = example(line, triggers, lookups);
            if (example != null) {
                examples.add(example);
            }
        }
        return examples;
    }

    private CheckedRule.@Nullable Example example(Term.Line line, List<Trigger> triggers, List<LookupNeed> lookups) {
        if (line.term() instanceof Term.Unreadable) {
            return null;
        }
        if (!(line.term() instanceof Term.Call call)
                || call.object() != null
                || !call.arguments().isEmpty()) {
            findings.error(line.span(), "example.shape");
            return null;
        }
        if (!Lexicon.EXAMPLES.contains(call.word())) {
            findings.unknown(call.wordSpan(), "unknown.example", call.word(), Lexicon.EXAMPLES);
            return null;
        }
        Given given = given(call, trigger(call, triggers));
        return given == null
                ? null
                : new CheckedRule.Example(
                        call.span(),
                        call.word().equals("fires"),
                        ExampleAnswers.in(given.snapshot(), given.answers(), lookups));
    }

    /**
     * What an example says of the world.
     *
     * @param snapshot what the rules see, without answers to look-ups
     * @param answers what look-ups answer, by name and field
     */
    record Given(Snapshot snapshot, Map<String, Map<String, String>> answers) {}

    /** What the words after {@code fires}, {@code skips} or {@code given} say; null when they are not sound. */
    @Nullable
    Given given(Term.Call call, Trigger trigger) {
        int before = findings.count();
        ExampleValues values = new ExampleValues(findings, trigger.event());
        ExampleAnswers answers = new ExampleAnswers(findings, vocabulary);
        for (Term.Entry entry : call.named()) {
            if (entry.key().equals(EVENT)) {
                continue;
            }
            if (entry.key().equals(LookupChecker.WORD)) {
                answers.put(entry);
            } else if (entry.value() instanceof Term.Mapping mapping) {
                for (Term.Entry inner : mapping.entries()) {
                    put(values, entry.key() + "." + inner.key(), inner);
                }
            } else {
                put(values, entry.key(), entry);
            }
        }
        return findings.count() > before
                ? null
                : new Given(new ExampleSnapshot(values, trigger).snapshot(), answers.all());
    }

    /** What happens: the first that the rule waits for, or the one the example names. */
    private Trigger trigger(Term.Call call, List<Trigger> triggers) {
        for (Term.Entry entry : call.named()) {
            if (entry.key().equals(EVENT)) {
                String word = ActionArguments.word(entry.value());
                for (Trigger trigger : triggers) {
                    if (trigger.event().word().equals(word)) {
                        return trigger;
                    }
                }
                findings.unknown(
                        entry.value().span(),
                        "example.event",
                        word == null ? "" : word,
                        triggers.stream().map(trigger -> trigger.event().word()).toList());
            }
        }
        return triggers.getFirst();
    }

    private void put(ExampleValues values, String path, Term.Entry entry) {
        if (!ExampleValues.FIELDS.contains(path)) {
            findings.add(List.of(Finding.error(
                    entry.span(), Closest.to(path, ExampleValues.FIELDS), "unknown.exampleField", List.of(path))));
            return;
        }
        values.put(path, entry.value());
    }
}

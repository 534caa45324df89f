package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.vocabulary.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code examples { fires …; skips … }} and makes a snapshot of each. */
final class ExampleChecker {
    static final int EXAMPLES = 50;
    private static final List<String> WORDS = List.of("fires", "skips");

    private final Findings findings;

    ExampleChecker(Findings findings) {
        this.findings = findings;
    }

    List<CheckedRule.Example> check(Term.Block block, Event event) {
        if (block.lines().size() > EXAMPLES) {
            findings.error(block.span(), "limit.examples", Integer.toString(EXAMPLES));
            return List.of();
        }
        List<CheckedRule.Example> examples = new ArrayList<>();
        for (Term.Line line : block.lines()) {
            CheckedRule.Example example = example(line, event);
            if (example != null) {
                examples.add(example);
            }
        }
        return examples;
    }

    private CheckedRule.@Nullable Example example(Term.Line line, Event event) {
        if (line.term() instanceof Term.Unreadable) {
            return null;
        }
        if (!(line.term() instanceof Term.Call call)
                || call.object() != null
                || !call.arguments().isEmpty()) {
            findings.error(line.span(), "example.shape");
            return null;
        }
        if (!WORDS.contains(call.word())) {
            findings.unknown(call.wordSpan(), "unknown.example", call.word(), WORDS);
            return null;
        }
        int before = findings.count();
        ExampleValues values = new ExampleValues(findings);
        for (Term.Entry entry : call.named()) {
            if (entry.value() instanceof Term.Mapping mapping) {
                for (Term.Entry inner : mapping.entries()) {
                    put(values, entry.key() + "." + inner.key(), inner);
                }
            } else {
                put(values, entry.key(), entry);
            }
        }
        Span span = call.span();
        return findings.count() > before
                ? null
                : new CheckedRule.Example(span, call.word().equals("fires"), values.snapshot(event));
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

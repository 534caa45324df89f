package dev.tributary.rules.book;

import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.run.Activation;
import dev.tributary.rules.run.DecisionWords;
import dev.tributary.rules.run.Expected;
import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.tree.CheckedBook;
import dev.tributary.rules.tree.LookupNeed;
import dev.tributary.rules.tree.WholeExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plays whole examples on all books together, as they would be live. */
final class Rehearsal {
    private final Activation activation;
    private final List<LookupNeed> needs;
    private final List<WholeExample> examples;
    private final DecisionWords words;

    /** On these books; on none when they are not all sound, and then nothing is played. */
    Rehearsal(List<CheckedBook> books, Locale locale) {
        this.examples = books.stream().flatMap(book -> book.examples().stream()).toList();
        this.activation = new Activation(examples.isEmpty() ? List.of() : books);
        this.needs = books.stream()
                .flatMap(book -> book.rules().stream())
                .flatMap(rule -> rule.lookups().stream())
                .distinct()
                .toList();
        this.words = new DecisionWords(locale);
    }

    /** The examples of a book on which something is not decided that they expect, or anything where they expect nothing. */
    List<Finding> failed(CheckedBook book) {
        List<Finding> failed = new ArrayList<>();
        for (WholeExample example : book.examples()) {
            if (examples.contains(example)) {
                Snapshot snapshot = ExampleAnswers.in(example.snapshot(), example.answers(), needs);
                List<Decision> decided = activation.decide(snapshot).decisions().stream()
                        .map(decision -> decision.by(0))
                        .toList();
                List<Decision> missing = Expected.decisions(example.expected(), snapshot);
                boolean nothing = missing.isEmpty();
                decided.forEach(missing::remove);
                if (!missing.isEmpty()) {
                    failed.add(Finding.error(example.place(), "whole.missing", inWords(missing)));
                } else if (nothing && !decided.isEmpty()) {
                    failed.add(Finding.error(example.place(), "whole.notNothing", inWords(decided)));
                }
            }
        }
        return failed;
    }

    private String inWords(List<Decision> decisions) {
        return decisions.stream().map(words::of).collect(Collectors.joining("; "));
    }
}

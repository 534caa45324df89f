package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.tree.WholeExample;
import dev.tributary.rules.vocabulary.Event;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code example('…') { on …; given …; expect { … } }}. */
final class WholeExampleChecker {
    private static final Trigger RECEIVED = new Trigger(Event.MESSAGE_RECEIVED, null, null, false);

    private final Findings findings;
    private final Scope scope;
    private final EventChecker eventChecker;
    private final ExampleChecker exampleChecker;
    private final ActionChecker actionChecker;

    WholeExampleChecker(Source source, Findings findings, Vocabulary vocabulary) {
        this.findings = findings;
        this.scope = new Scope(vocabulary);
        this.eventChecker = new EventChecker(findings);
        this.exampleChecker = new ExampleChecker(findings, vocabulary);
        this.actionChecker = new ActionChecker(findings, scope, new ConditionChecker(source, findings, scope));
    }

    /** The parts of an example while they are gathered. */
    private static final class Parts {
        Term.@Nullable Call on;

        Term.@Nullable Call given;

        Term.@Nullable Call expect;
    }

    /** The example, or null when it is not sound. */
    @Nullable
    WholeExample check(Term.Call call) {
        int before = findings.count();
        List<Term> arguments = call.arguments();
        if (arguments.size() != 2
                || !call.named().isEmpty()
                || !(arguments.get(0) instanceof Term.Text name)
                || !(arguments.get(1) instanceof Term.Block block)
                || !block.parameters().isEmpty()) {
            if (arguments.stream().noneMatch(Term.Unreadable.class::isInstance)) {
                findings.error(call.wordSpan(), "whole.shape");
            }
            return null;
        }
        Parts parts = parts(block);
        if (parts.given == null || parts.expect == null) {
            if (findings.count() == before) {
                findings.error(call.wordSpan(), "whole.shape");
            }
            return null;
        }
        Trigger trigger = trigger(parts.on);
        if (trigger == null) {
            return null;
        }
        scope.enter(List.of(trigger));
        if (!parts.given.arguments().isEmpty()) {
            findings.error(parts.given.span(), "whole.given");
        }
        ExampleChecker.Given given = exampleChecker.given(parts.given, trigger);
        List<Action> expected = expected(parts.expect);
        return given == null || findings.count() > before
                ? null
                : new WholeExample(name.value(), call.wordSpan(), given.snapshot(), given.answers(), expected);
    }

    private Parts parts(Term.Block block) {
        Parts parts = new Parts();
        for (Term.Line line : block.lines()) {
            if (line.term() instanceof Term.Call part
                    && part.object() == null
                    && Lexicon.WHOLE_EXAMPLE.contains(part.word())) {
                switch (part.word()) {
                    case "on" -> parts.on = once(parts.on, part);
                    case "given" -> parts.given = once(parts.given, part);
                    default -> parts.expect = once(parts.expect, part);
                }
            } else if (line.term() instanceof Term.Call other && other.object() == null) {
                findings.unknown(other.wordSpan(), "unknown.wholePart", other.word(), Lexicon.WHOLE_EXAMPLE);
            } else if (!(line.term() instanceof Term.Unreadable)) {
                findings.error(line.span(), "whole.shape");
            }
        }
        return parts;
    }

    private Term.Call once(Term.@Nullable Call already, Term.Call part) {
        if (already != null) {
            findings.error(part.wordSpan(), "whole.twice", part.word());
            return already;
        }
        return part;
    }

    /** The one thing that happens; a message comes in unless something else is said. */
    private @Nullable Trigger trigger(Term.@Nullable Call on) {
        if (on == null) {
            return RECEIVED;
        }
        List<Trigger> triggers = eventChecker.check(on);
        if (triggers.size() > 1) {
            findings.error(on.span(), "whole.oneEvent");
        }
        return triggers.size() == 1 ? triggers.getFirst() : null;
    }

    private List<Action> expected(Term.Call expect) {
        List<Action> expected = new ArrayList<>();
        if (expect.arguments().size() == 1
                && expect.named().isEmpty()
                && expect.arguments().getFirst() instanceof Term.Block block
                && block.parameters().isEmpty()) {
            block.lines().forEach(line -> expected.addAll(actionChecker.check(line)));
        } else if (expect.arguments().stream().noneMatch(Term.Unreadable.class::isInstance)) {
            findings.error(expect.wordSpan(), "rule.block", expect.word());
        }
        return expected;
    }
}

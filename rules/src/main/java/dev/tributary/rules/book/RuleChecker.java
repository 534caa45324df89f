package dev.tributary.rules.book;

import dev.tributary.engine.decision.RuleMode;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.tree.Trigger;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks one {@code rule('…') { on … when { … } then { … } examples { … } }}. */
final class RuleChecker {
    static final int LENGTH = 16 * 1024;
    static final int NAME_LENGTH = 100;
    static final int CONDITIONS = 100;
    static final int ACTIONS = 20;

    private final Source source;
    private final Findings findings;
    private final Scope scope;
    private final EventChecker eventChecker;
    private final ConditionChecker conditionChecker;
    private final ActionChecker actionChecker;
    private final ExampleChecker exampleChecker;

    RuleChecker(Source source, Findings findings, Vocabulary vocabulary) {
        this.source = source;
        this.findings = findings;
        this.scope = new Scope(vocabulary);
        this.eventChecker = new EventChecker(findings);
        this.conditionChecker = new ConditionChecker(source, findings, scope);
        this.actionChecker = new ActionChecker(findings, scope, conditionChecker);
        this.exampleChecker = new ExampleChecker(findings, vocabulary);
    }

    /** The parts of a rule while they are gathered. */
    private static final class Parts {
        Term.@Nullable Call on;

        Term.@Nullable Block when;

        Term.@Nullable Block then;

        Term.@Nullable Block examples;
    }

    /** The rule, or null when it is not sound. */
    @Nullable
    CheckedRule check(Term.Call call) {
        int before = findings.count();
        if (source.at(call.span()).length() > LENGTH) {
            findings.error(call.wordSpan(), "limit.rule", Integer.toString(LENGTH / 1024));
            return null;
        }
        List<Term> arguments = call.arguments();
        boolean shaped = (arguments.size() == 2 || arguments.size() == 3)
                && call.named().isEmpty()
                && arguments.getFirst() instanceof Term.Text
                && arguments.getLast() instanceof Term.Block;
        if (!shaped) {
            if (arguments.stream().noneMatch(Term.Unreadable.class::isInstance)) {
                findings.error(call.wordSpan(), "rule.shape");
            }
            return null;
        }
        Term.Text name = (Term.Text) arguments.getFirst();
        if (name.value().isBlank() || name.value().length() > NAME_LENGTH) {
            findings.error(name.span(), "rule.name", Integer.toString(NAME_LENGTH));
        }
        RuleMode mode = arguments.size() == 2 ? RuleMode.LIVE : mode(arguments.get(1));
        Parts parts = parts((Term.Block) arguments.getLast(), call);
        List<Trigger> triggers = parts.on == null ? List.of() : eventChecker.check(parts.on);
        scope.enter(triggers);
        List<CheckedRule.Condition> conditions = conditions(parts.when);
        List<Action> actions = parts.then == null ? List.of() : actions(parts.then);
        List<CheckedRule.Example> examples = parts.examples == null || triggers.isEmpty()
                ? List.of()
                : exampleChecker.check(parts.examples, triggers, scope.lookups());
        String asked = scope.asked();
        boolean sound = findings.count() == before;
        if (triggers.isEmpty() || !sound && !findings.afterwards()) {
            return null;
        }
        if (sound || asked == null && findings.onlyNames(before)) {
            return new CheckedRule(
                    name.value(), call.wordSpan(), mode, triggers, conditions, actions, scope.lookups(), examples);
        }
        if (asked == null) {
            return null;
        }
        // what it asks was there when it was checked: one rule that cannot decide must not keep all others from it
        findings.forget(before);
        return CheckedRule.lost(name.value(), call.wordSpan(), mode, triggers, asked);
    }

    private RuleMode mode(Term marker) {
        if (marker instanceof Term.Name(Span span, String word)) {
            RuleMode mode = Outlines.mode(word);
            if (mode != RuleMode.LIVE) {
                return mode;
            }
            findings.unknown(span, "unknown.switch", word, List.of(RuleMode.OFF.word(), RuleMode.SHADOW.word()));
        } else if (!(marker instanceof Term.Unreadable)) {
            findings.error(marker.span(), "rule.shape");
        }
        return RuleMode.OFF;
    }

    private Parts parts(Term.Block block, Term.Call rule) {
        Parts parts = new Parts();
        if (!block.parameters().isEmpty()) {
            findings.error(block.span(), "syntax.parameters");
        }
        boolean readable = true;
        for (Term.Line line : block.lines()) {
            if (!(line.term() instanceof Term.Call call) || call.object() != null) {
                readable &= !(line.term() instanceof Term.Unreadable);
                if (line.term() instanceof Term.Name(Span span, String word)) {
                    findings.unknown(span, "unknown.part", word, Lexicon.RULE);
                } else if (!(line.term() instanceof Term.Unreadable)) {
                    findings.error(line.span(), "rule.part");
                }
                continue;
            }
            switch (call.word()) {
                case "on" -> parts.on = once(parts.on, call, call);
                case "when" -> parts.when = once(parts.when, block(call), call);
                case "then" -> parts.then = once(parts.then, block(call), call);
                case "examples" -> parts.examples = once(parts.examples, block(call), call);
                default -> {
                    readable = false;
                    findings.unknown(call.wordSpan(), "unknown.part", call.word(), Lexicon.RULE);
                }
            }
        }
        if (parts.on == null && readable) {
            findings.error(rule.wordSpan(), "rule.noEvent");
        }
        if (parts.then == null && readable) {
            findings.error(rule.wordSpan(), "rule.noActions");
        }
        return parts;
    }

    private <T> @Nullable T once(@Nullable T already, @Nullable T part, Term.Call call) {
        if (already != null) {
            findings.error(call.wordSpan(), "rule.twice", call.word());
            return already;
        }
        return part;
    }

    private Term.@Nullable Block block(Term.Call call) {
        if (call.arguments().size() == 1
                && call.named().isEmpty()
                && call.arguments().getFirst() instanceof Term.Block block
                && block.parameters().isEmpty()) {
            return block;
        }
        if (call.arguments().stream().noneMatch(Term.Unreadable.class::isInstance)) {
            findings.error(call.wordSpan(), "rule.block", call.word());
        }
        return new Term.Block(
                call.span(), List.of(), List.of(new Term.Line(call.span(), new Term.Unreadable(call.span()))));
    }

    private List<CheckedRule.Condition> conditions(Term.@Nullable Block when) {
        if (when == null) {
            return List.of();
        }
        if (when.lines().isEmpty()) {
            findings.error(when.span(), "rule.emptyWhen");
        }
        if (when.lines().size() > CONDITIONS) {
            findings.error(when.span(), "limit.conditions", Integer.toString(CONDITIONS));
            return List.of();
        }
        List<CheckedRule.Condition> conditions = new ArrayList<>();
        for (Term.Line line : when.lines()) {
            Expression expression = conditionChecker.check(line.term());
            if (expression != null) {
                conditions.add(new CheckedRule.Condition(
                        line.span().line(), line.span().column(), source.at(line.span()), expression));
            }
        }
        return conditions;
    }

    private List<Action> actions(Term.Block then) {
        if (then.lines().isEmpty()) {
            findings.error(then.span(), "rule.emptyThen");
        }
        if (then.lines().size() > ACTIONS) {
            findings.error(then.span(), "limit.actions", Integer.toString(ACTIONS));
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        for (Term.Line line : then.lines()) {
            actions.addAll(actionChecker.check(line));
        }
        return actions;
    }
}

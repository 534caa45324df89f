package dev.tributary.rules.lint;

import dev.tributary.engine.decision.RuleMode;
import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.tree.Action;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds rules that an earlier one keeps from their turn, and rules that take away what an earlier one has just given. */
final class Order {
    private Order() {}

    static void look(List<CheckedRule> rules, List<Finding> findings) {
        for (int place = 1; place < rules.size(); place++) {
            CheckedRule rule = rules.get(place);
            CheckedRule shadow = shadow(rules, place);
            if (shadow != null) {
                findings.add(Finding.warning(rule.place(), "lint.shadowed", shadow.name()));
                continue;
            }
            for (int earlier = place - 1; earlier >= 0; earlier--) {
                if (takesAway(rules.get(earlier), rule)) {
                    findings.add(Finding.warning(
                            rule.place(), "lint.assignsOver", rules.get(earlier).name()));
                    break;
                }
            }
        }
    }

    /** An earlier rule that has stopped the book whenever this one could fire. */
    private static @Nullable CheckedRule shadow(List<CheckedRule> rules, int place) {
        CheckedRule rule = rules.get(place);
        Knowledge known = new Knowledge(Atoms.of(rule));
        Set<String> writtenBetween = new HashSet<>();
        for (int earlier = place - 1; earlier >= 0; earlier--) {
            CheckedRule before = rules.get(earlier);
            boolean stops = before.mode() == RuleMode.LIVE
                    && before.actions().stream().anyMatch(Action.Stop.class::isInstance)
                    && new HashSet<>(before.triggers()).containsAll(rule.triggers());
            if (stops
                    && Atoms.of(before).stream().allMatch(atom -> known.implies(atom) && still(atom, writtenBetween))) {
                return before;
            }
            if (before.mode() == RuleMode.LIVE) {
                writtenBetween.addAll(new Outcome(before).written());
            }
        }
        return null;
    }

    /** Whether no rule in between can have changed what the atom is about. */
    private static boolean still(Atom atom, Set<String> written) {
        String field = atom.field();
        return field != null
                ? !written.contains(field)
                : !(atom instanceof Atom.Other other) || written.stream().noneMatch(other.shape()::contains);
    }

    /** Both can fire on one event, and the later one assigns to somebody else. */
    private static boolean takesAway(CheckedRule earlier, CheckedRule later) {
        if (earlier.triggers().stream().noneMatch(later.triggers()::contains)
                || earlier.actions().stream().anyMatch(Action.Stop.class::isInstance)) {
            return false;
        }
        Set<String> first = assignees(earlier);
        Set<String> second = assignees(later);
        if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
            return false;
        }
        List<Atom> together = new ArrayList<>(new Outcome(earlier).after(Atoms.of(earlier)));
        together.addAll(Atoms.of(later));
        return !new Knowledge(together).impossible();
    }

    /** To whom a rule assigns, each kind by itself; texts that are worked out later are nobody one can name. */
    private static Set<String> assignees(CheckedRule rule) {
        Set<String> names = new HashSet<>();
        for (Action action : rule.actions()) {
            switch (action) {
                case Action.AssignGroup(Expression.Literal group) -> names.add("group " + group.value());
                case Action.AssignAgent(Expression.Literal agent) -> names.add("agent " + agent.value());
                default -> {}
            }
        }
        return names;
    }
}

package dev.tributary.rules.lint;

import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Expression;
import java.util.ArrayList;
import java.util.List;

/** Finds conditions that never or always hold. */
final class Conditions {
    private Conditions() {}

    /** Returns whether the rule can never fire. */
    static boolean look(CheckedRule rule, List<Finding> findings) {
        List<CheckedRule.Condition> conditions = rule.conditions();
        for (CheckedRule.Condition condition : conditions) {
            Expression expression = condition.expression();
            boolean written = expression instanceof Expression.Literal;
            if (!written && new Knowledge(Atoms.of(expression, false)).impossible()) {
                findings.add(Finding.warning(expression.span(), "lint.always"));
            }
        }
        List<Atom> all = new ArrayList<>();
        for (CheckedRule.Condition condition : conditions) {
            List<Atom> own = Atoms.of(condition.expression(), true);
            boolean alone = new Knowledge(own).impossible();
            all.addAll(own);
            if (alone || new Knowledge(all).impossible()) {
                findings.add(
                        Finding.warning(condition.expression().span(), alone ? "lint.never" : "lint.neverTogether"));
                return true;
            }
        }
        for (CheckedRule.Condition condition : conditions) {
            if (condition.expression() instanceof Expression.Or or && noneIsPossible(or, all)) {
                findings.add(Finding.warning(or.span(), "lint.neverTogether"));
                return true;
            }
        }
        return false;
    }

    private static boolean noneIsPossible(Expression.Or or, List<Atom> all) {
        for (Expression part : or.parts()) {
            List<Atom> with = new ArrayList<>(all);
            with.addAll(Atoms.of(part, true));
            if (!new Knowledge(with).impossible()) {
                return false;
            }
        }
        return true;
    }
}

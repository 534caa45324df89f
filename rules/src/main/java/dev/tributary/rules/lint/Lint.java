package dev.tributary.rules.lint;

import dev.tributary.rules.syntax.Finding;
import dev.tributary.rules.tree.CheckedBook;
import dev.tributary.rules.tree.CheckedRule;
import java.util.ArrayList;
import java.util.List;

/** Looks through a sound book for what is suspicious in it. */
public final class Lint {
    private Lint() {}

    /** Warnings, in no order. Rules that are off are looked at alone, but never against others. */
    public static List<Finding> of(CheckedBook book) {
        List<Finding> findings = new ArrayList<>();
        for (CheckedRule rule : book.rules()) {
            boolean dead = Conditions.look(rule, findings);
            if (!dead) {
                Loops.look(rule, findings);
            }
        }
        Order.look(book.rules().stream().filter(CheckedRule::on).toList(), findings);
        return findings;
    }
}

package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Vocabulary;
import java.util.Objects;

/** Checks conditions without a rule around them, for tests that look at values and not only at verdicts. */
public final class CheckedConditions {
    private CheckedConditions() {}

    /** The condition, which must be sound. */
    public static Expression of(String text, Term term) {
        Findings findings = new Findings(null);
        Expression checked =
                new ConditionChecker(new Source(text), findings, new Scope(Vocabulary.standard())).check(term);
        assertThat(findings.all()).as(text).isEmpty();
        return Objects.requireNonNull(checked);
    }
}

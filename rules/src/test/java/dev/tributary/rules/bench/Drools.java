package dev.tributary.rules.bench;

import dev.tributary.engine.decision.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.drools.model.DSL;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Variable;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Drools with its executable model, given what its own generator gives it: conditions that several rules have are one node,
 * and equal comparisons are looked up in a table. One session lives on, as its manual advises.
 */
final class Drools implements Contender {
    private final KieSession session;
    private Contenders.Fired fired = new Contenders.Fired();

    /** A condition that says who it is, so that equal ones are shared. */
    private record Condition(String id, Predicate<Snapshot> predicate)
            implements Predicate1<Snapshot>, HashedExpression {
        @Override
        public boolean test(Snapshot snapshot) {
            return predicate.test(snapshot);
        }

        @Override
        public String getExpressionHash() {
            return id;
        }
    }

    Drools(List<DrawnRule> rules) {
        ModelImpl model = new ModelImpl();
        for (DrawnRule rule : rules) {
            Variable<Snapshot> snapshot = DSL.declarationOf(Snapshot.class);
            PatternDef<Snapshot> pattern = PatternDSL.pattern(snapshot);
            for (DrawnRule.Plain plain : rule.plain()) {
                pattern = with(pattern, plain);
            }
            pattern = pattern.expr(rule.ours(), new Condition(rule.ours(), rule::found));
            model.addRule(PatternDSL.rule("r" + rule.number())
                    .build(pattern, DSL.on(snapshot).execute(found -> fired.add(rule.number()))));
        }
        session = KieBaseBuilder.createKieBaseFromModel(model).newKieSession();
    }

    private static PatternDef<Snapshot> with(PatternDef<Snapshot> pattern, DrawnRule.Plain plain) {
        Condition condition = new Condition(plain.ours(), plain.java());
        String value = plain.ours().substring(plain.ours().indexOf('\'') + 1).replace("'", "");
        if (plain.ours().startsWith("channel ==")) {
            return pattern.expr(
                    plain.ours(),
                    condition,
                    PatternDSL.alphaIndexedBy(
                            String.class,
                            ConstraintType.EQUAL,
                            0,
                            of -> of.message().channel(),
                            value));
        }
        if (plain.ours().startsWith("contact.language ==")) {
            return pattern.expr(
                    plain.ours(),
                    condition,
                    PatternDSL.alphaIndexedBy(
                            String.class,
                            ConstraintType.EQUAL,
                            1,
                            of -> of.contact().language(),
                            value));
        }
        return pattern.expr(plain.ours(), condition);
    }

    @Override
    public int[] fired(Snapshot snapshot) {
        fired = new Contenders.Fired();
        FactHandle handle = session.insert(snapshot);
        session.fireAllRules();
        session.delete(handle);
        int[] numbers = fired.numbers();
        Arrays.sort(numbers);
        return numbers;
    }
}

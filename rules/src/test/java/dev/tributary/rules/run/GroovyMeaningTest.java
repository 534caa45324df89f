package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.CheckedConditions;
import dev.tributary.rules.syntax.RealGroovy;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Vocabulary;
import groovy.lang.Binding;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Expressions made at random have the value to us that they have to Groovy itself, to the last digit. Left out on purpose:
 * patterns (RE2's), and what the page for admins lists as different.
 */
class GroovyMeaningTest {
    private static final int BATCH = 50;
    private static final String BREAKS = "breaks";

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> kinds = new TreeMap<>();

    private static List<Snapshot> snapshots() {
        return List.of(
                Snapshots.chat("hello"),
                Snapshots.chat(""),
                Snapshots.message("email", "Árvíz 12 lo\nlol", "Re: Hello", true),
                Snapshots.resolved("I want a refund", Duration.ofDays(31), false));
    }

    /** Whole numbers as Integers, as Groovy reads them; lists are copied, since the JDK's own throw when asked for null. */
    private static Binding binding(Facts facts) {
        Binding binding = new Binding();
        for (Field field : Vocabulary.standard().fields()) {
            if (MadeExpressions.ofField(field)) continue;
            Object value = field.reader().apply(facts);
            Object theirs = value instanceof Long number
                    ? (Object) number.intValue()
                    : value instanceof List<?> list ? new ArrayList<>(list) : value;
            int dot = field.path().indexOf('.');
            if (dot < 0) {
                binding.setVariable(field.path(), theirs);
            } else {
                String root = field.path().substring(0, dot);
                if (!binding.hasVariable(root)) {
                    binding.setVariable(root, new HashMap<String, Object>());
                }
                @SuppressWarnings("unchecked")
                Map<String, @Nullable Object> fields = (Map<String, @Nullable Object>) binding.getVariable(root);
                fields.put(field.path().substring(dot + 1), theirs);
            }
        }
        return binding;
    }

    private static @Nullable Object toUs(Expression expression, Facts facts) {
        try {
            return Lambdas.value(expression).of(facts);
        } catch (Broken broken) {
            return RealGroovy.BROKEN;
        }
    }

    /** The value with its kind: 2, 2.0 and '2' are three. */
    private static String told(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Integer number -> "number " + number;
            case Long number -> "number " + number;
            case BigDecimal number -> "decimal " + number;
            case CharSequence text -> "text " + text;
            case List<?> list ->
                list.stream().map(GroovyMeaningTest::told).collect(Collectors.joining("; ", "list ", "."));
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    private void compare(int batches, long seed) throws ReflectiveOperationException {
        Random random = new Random(seed);
        RealGroovy groovy = new RealGroovy();
        List<Snapshot> snapshots = snapshots();
        for (int batch = 0; batch < batches; batch++) {
            Facts facts = new Facts(snapshots.get(batch % snapshots.size()));
            MadeExpressions made = new MadeExpressions(random, facts);
            List<String> expressions = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                expressions.add(made.any(1 + i % 4));
            }
            RealGroovy.Read read = groovy.read(expressions);
            List<Object> theirs = read.run(binding(facts));
            assertThat(read.terms()).hasSize(BATCH);
            assertThat(theirs).hasSize(BATCH);
            for (int i = 0; i < BATCH; i++) {
                String text = expressions.get(i);
                String mine = told(toUs(CheckedConditions.of(text, read.terms().get(i)), facts));
                kinds.merge(mine.equals("text " + RealGroovy.BROKEN) ? BREAKS : mine.split(" ", 2)[0], 1, Integer::sum);
                if (!mine.equals(told(theirs.get(i)))) {
                    differences.add(text + "\n  is to us     " + mine + "\n  is to Groovy " + told(theirs.get(i)));
                }
            }
        }
        System.out.println("Compared with Groovy: " + kinds);
    }

    @Test
    void expressionsHaveTheValueThatTheyHaveToGroovy() throws ReflectiveOperationException {
        compare(40, 51_221);
        assertThat(differences).isEmpty();
        assertThat(kinds).containsKeys("Boolean", "text", "number", "decimal", "list", "Duration", "Instant", BREAKS);
    }

    /** Twenty-five thousand; {@code -Dgroovy.seed=… -Dgroovy.batches=…} tries others, or more. */
    @Test
    @Tag("slow")
    void soDoManyThousands() throws ReflectiveOperationException {
        long seed = Long.getLong("groovy.seed", 20_261_125);
        compare(Integer.getInteger("groovy.batches", 500), seed);
        assertThat(differences).as("seed " + seed).isEmpty();
    }
}

package dev.tributary.rules.run;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes through the items of a list or the places of a text. A block multiplies what it costs by the length of a list,
 * so it alone could cost more than its own length: it breaks the rule when it goes through too much.
 */
final class Blocks {
    private Blocks() {}

    /** Whether the test is as wanted for an item: asked of one after the other until the answer is yes. */
    private interface Until {
        boolean enough(@Nullable Object item, boolean held);
    }

    private static void go(Facts facts, List<?> items, Truth test, Until until) {
        facts.blockBegins();
        try {
            for (Object item : items) {
                facts.worked(1);
                if (facts.blockWork() > Results.BLOCK_WORK) {
                    throw Broken.work();
                }
                facts.look(item);
                if (until.enough(item, test.holds(facts))) {
                    return;
                }
            }
        } finally {
            facts.blockEnds();
        }
    }

    /** Of an absent list neither is true. */
    static Truth some(Expression.Some some) {
        Value list = Lambdas.value(some.list());
        Truth test = Lambdas.truth(some.test());
        boolean every = some.every();
        return facts -> {
            if (!(list.of(facts) instanceof List<?> items)) {
                return false;
            }
            boolean[] decided = {false};
            go(facts, items, test, (item, held) -> decided[0] = held != every);
            return decided[0] != every;
        };
    }

    static Value picked(Expression.Picked picked) {
        Value list = Lambdas.value(picked.list());
        Truth test = Lambdas.truth(picked.test());
        Expression.Pick pick = picked.pick();
        return facts -> {
            if (!(list.of(facts) instanceof List<?> items)) {
                return null;
            }
            List<@Nullable Object> held = new ArrayList<>();
            go(facts, items, test, (item, holds) -> holds && held.add(item) && pick == Expression.Pick.FIRST);
            return switch (pick) {
                case COUNT -> (long) held.size();
                case FIRST -> held.isEmpty() ? null : held.getFirst();
                case ALL -> held;
            };
        };
    }

    /** In an absent text nothing is found. */
    static Value found(Expression.Found found) {
        Value text = Lambdas.value(found.text());
        Pattern pattern = found.pattern();
        Value answer = found.answer() == null ? null : Lambdas.value(found.answer());
        return facts -> {
            Matcher matcher = matcher(facts, text, pattern);
            if (matcher == null || !matcher.find()) {
                return null;
            }
            if (answer == null) {
                return Results.cut(facts, matcher.group());
            }
            List<@Nullable String> groups = new ArrayList<>();
            for (int i = 0; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i));
            }
            facts.look(groups);
            return answer.of(facts);
        };
    }

    static Value foundAll(Expression.FoundAll found) {
        Value text = Lambdas.value(found.text());
        Pattern pattern = found.pattern();
        return facts -> {
            Matcher matcher = matcher(facts, text, pattern);
            if (matcher == null) {
                return null;
            }
            List<String> all = new ArrayList<>();
            while (all.size() <= Results.ITEMS && matcher.find()) {
                all.add(matcher.group());
            }
            return Results.cut(facts, all);
        };
    }

    private static @Nullable Matcher matcher(Facts facts, Value text, Pattern pattern) {
        if (!(text.of(facts) instanceof String value)) {
            return null;
        }
        facts.worked(Results.PATTERN_WORK * value.length());
        return pattern.matcher(value);
    }

    static Value group(Expression.Group group) {
        int place = group.place();
        return facts -> ((List<?>) Objects.requireNonNull(facts.item())).get(place);
    }
}

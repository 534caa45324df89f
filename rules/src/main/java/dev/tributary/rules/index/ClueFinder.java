package dev.tributary.rules.index;

import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Field;
import dev.tributary.rules.vocabulary.Folding;
import dev.tributary.rules.vocabulary.Method;
import dev.tributary.rules.vocabulary.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the clues of conditions. Only texts of the message give clues: no rule changes a message. */
final class ClueFinder {
    private ClueFinder() {}

    /** What must be seen for the expression to be true: one clue of each. */
    static List<Clues> of(Expression expression) {
        List<Clues> all = new ArrayList<>();
        collect(expression, all);
        return all;
    }

    private static void collect(Expression expression, List<Clues> all) {
        if (expression instanceof Expression.And and) {
            and.parts().forEach(part -> collect(part, all));
            return;
        }
        Clues clues = one(expression);
        if (clues != null && !clues.any().isEmpty() && clues.any().size() <= Clues.MOST) {
            all.add(clues);
        }
    }

    private static @Nullable Clues one(Expression expression) {
        return switch (expression) {
            case Expression.Or or -> either(or);
            case Expression.Matches matches -> matches(matches);
            case Expression.Call call -> call(call);
            case Expression.Same same when !same.negated() -> same(same);
            case Expression.Within within when !within.negated() -> within(within);
            default -> null;
        };
    }

    /** Each side must have clues; of those of one side the least likely do. */
    private static @Nullable Clues either(Expression.Or or) {
        List<Clue> any = new ArrayList<>();
        boolean exact = true;
        for (Expression part : or.parts()) {
            Clues best = null;
            for (Clues clues : of(part)) {
                best = best == null || clues.odds() < best.odds() ? clues : best;
            }
            if (best == null) {
                return null;
            }
            exact &= best.exact() && !(part instanceof Expression.And);
            any.addAll(best.any());
        }
        return new Clues(any, exact);
    }

    private static @Nullable Clues matches(Expression.Matches matches) {
        Field field = message(matches.text());
        PatternWords.Found found =
                field == null ? null : PatternWords.of(matches.pattern().pattern());
        if (field == null || found == null) {
            return null;
        }
        return new Clues(
                found.words().stream().map(word -> new Clue(field, false, word)).toList(),
                found.exact() && !matches.pattern().whole());
    }

    private static @Nullable Clues call(Expression.Call call) {
        Field field = message(call.object());
        String text = call.arguments().size() == 1 ? text(call.arguments().getFirst()) : null;
        if (field == null || text == null || text.isEmpty()) {
            return null;
        }
        Method method = call.method();
        return switch (method) {
            case CONTAINS -> somewhere(field, text, text.chars().allMatch(c -> Letters.alone((char) c)));
            case STARTS_WITH, ENDS_WITH -> somewhere(field, text, false);
            case CONTAINS_IGNORE_CASE -> {
                String folded = Folding.fold(text);
                yield somewhere(field, folded, folded.chars().noneMatch(c -> Letters.odd((char) c)));
            }
            case HAS_WORD -> somewhere(field, Folding.fold(text), false);
            default -> null;
        };
    }

    private static Clues somewhere(Field field, String text, boolean exact) {
        boolean fits = text.length() <= Clue.LONGEST;
        String part = fits ? text : text.substring(0, Clue.LONGEST);
        return new Clues(List.of(new Clue(field, false, Letters.alike(part))), exact && fits);
    }

    private static @Nullable Clues same(Expression.Same same) {
        Field field = message(same.left()) == null ? message(same.right()) : message(same.left());
        String text = message(same.left()) == null ? text(same.left()) : text(same.right());
        return field == null || text == null ? null : new Clues(List.of(new Clue(field, true, text)), true);
    }

    private static @Nullable Clues within(Expression.Within within) {
        Field field = message(within.item());
        if (field == null || !(within.list() instanceof Expression.Listing listing)) {
            return null;
        }
        List<Clue> any = new ArrayList<>();
        for (Expression item : listing.items()) {
            String text = text(item);
            if (text == null) {
                return null;
            }
            any.add(new Clue(field, true, text));
        }
        return new Clues(any, true);
    }

    /** The field that the expression reads, if it is a text of the message. */
    static @Nullable Field message(Expression expression) {
        if (!(expression instanceof Expression.Read(var span, Field field)) || field.type() != Type.TEXT) {
            return null;
        }
        String path = field.path();
        return path.equals("text") || path.equals("subject") || path.equals("channel") || path.startsWith("message.")
                ? field
                : null;
    }

    private static @Nullable String text(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() instanceof String text ? text : null;
    }
}

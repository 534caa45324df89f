package dev.tributary.rules.run;

import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Sentences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition with the value of each of its parts under it, found by asking it once more, part by part, in the order in which
 * it runs: what {@code &&} did not get to has no value. Of a block, the item that decided is shown.
 */
final class Sketch {
    private static final int TEXT = 32;
    private static final int VALUE = 48;

    private final Facts facts;
    private final Sentences sentences;
    private final Expression expression;
    private final OneLine source;
    private final Drawing drawing;

    Sketch(CheckedRule.Condition condition, Facts facts, Sentences sentences) {
        this.facts = facts;
        this.sentences = sentences;
        this.expression = condition.expression();
        this.source = new OneLine(condition.line(), condition.column(), condition.source());
        this.drawing = new Drawing(source.text());
    }

    String drawn() {
        try {
            look(expression);
        } catch (Broken told) {
            // why stands in the drawing, where it broke
        }
        return drawing.text();
    }

    /** Notes the values of a part and of what is in it; returns whether it is true. */
    private boolean look(Expression part) {
        return switch (part) {
            case Expression.And and -> chain(and.parts(), false);
            case Expression.Or or -> chain(or.parts(), true);
            case Expression.Choice choice -> {
                look(look(choice.condition()) ? choice.yes() : choice.no());
                yield note(source.sign(choice.condition().span()), choice);
            }
            case Expression.Otherwise otherwise -> {
                if (!look(otherwise.value())) {
                    look(otherwise.fallback());
                }
                yield note(source.sign(otherwise.value().span()), otherwise);
            }
            case Expression.Some some -> {
                look(some.list());
                yield block(some, some.list(), some.test(), !some.every());
            }
            case Expression.Picked picked -> {
                look(picked.list());
                yield picked.pick() == Expression.Pick.FIRST
                        ? block(picked, picked.list(), picked.test(), true)
                        : note(source.word(picked.list().span()), picked);
            }
            case Expression.Found found -> {
                look(found.text());
                boolean truth = note(source.word(found.text().span()), found);
                if (found.answer() != null
                        && facts.item() != null
                        && Lambdas.value(found).of(facts) != null) {
                    look(found.answer());
                }
                yield truth;
            }
            default -> {
                part.parts().forEach(this::look);
                yield note(anchor(part), part);
            }
        };
    }

    /** Each sign as far as it is decided. */
    private boolean chain(List<Expression> parts, boolean decisive) {
        boolean truth = look(parts.getFirst());
        for (int i = 1; i < parts.size(); i++) {
            if (truth != decisive) {
                truth = look(parts.get(i));
            }
            drawing.note(source.sign(parts.get(i - 1).span()), Boolean.toString(truth));
            if (truth == decisive) {
                break;
            }
        }
        return truth;
    }

    private boolean block(Expression block, Expression list, Expression test, boolean decisive) {
        boolean truth = note(source.word(list.span()), block);
        if (Lambdas.value(list).of(facts) instanceof List<?> items) {
            Truth holds = Lambdas.truth(test);
            for (Object item : items) {
                facts.look(item);
                if (holds.holds(facts) == decisive) {
                    look(test);
                    break;
                }
            }
        }
        return truth;
    }

    /** Where the value of a part hangs: under its sign, its word or its beginning; -1 when it is as written. */
    private int anchor(Expression part) {
        return switch (part) {
            case Expression.Literal literal -> -1;
            case Expression.Listing listing
            when listing.items().stream().allMatch(Expression.Literal.class::isInstance) -> -1;
            case Expression.Same same -> source.sign(same.left().span());
            case Expression.Order order -> source.sign(order.left().span());
            case Expression.Within within -> source.sign(within.item().span());
            case Expression.Between between -> source.sign(between.item().span());
            case Expression.Matches matches -> source.sign(matches.text().span());
            case Expression.Arithmetic sum -> source.sign(sum.left().span());
            case Expression.Call call -> source.word(call.object().span());
            case Expression.FoundAll found -> source.word(found.text().span());
            default -> source.start(part.span());
        };
    }

    private boolean note(int column, Expression part) {
        try {
            Object value = Lambdas.value(part).of(facts);
            if (column >= 0) {
                drawing.note(column, shortened(value));
            }
            return Lambdas.truth(part).holds(facts);
        } catch (Broken broken) {
            drawing.note(Math.max(column, 0), "! " + sentences.say(broken.key()));
            throw broken;
        }
    }

    private static String shortened(@Nullable Object value) {
        String drawn = Leaves.drawn(value, TEXT);
        return drawn.codePointCount(0, drawn.length()) <= VALUE
                ? drawn
                : drawn.substring(0, drawn.offsetByCodePoints(0, VALUE)) + "…";
    }
}

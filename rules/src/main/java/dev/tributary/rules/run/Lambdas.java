package dev.tributary.rules.run;

import com.google.re2j.Pattern;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Facts;
import dev.tributary.rules.vocabulary.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns expressions into lambdas. Absent values are null all the way; what each operator makes of them is decided here. */
final class Lambdas {
    private Lambdas() {}

    /** The expression as a condition, by Groovy's idea of truth. */
    static Truth truth(Expression expression) {
        return switch (expression) {
            case Expression.And and -> {
                Truth[] parts = truths(and.parts());
                yield facts -> {
                    for (Truth part : parts) {
                        if (!part.holds(facts)) {
                            return false;
                        }
                    }
                    return true;
                };
            }
            case Expression.Or or -> {
                Truth[] parts = truths(or.parts());
                yield facts -> {
                    for (Truth part : parts) {
                        if (part.holds(facts)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
            case Expression.Not not -> {
                Truth value = truth(not.value());
                yield facts -> !value.holds(facts);
            }
            case Expression.Same same -> same(same);
            case Expression.Order order -> order(order);
            case Expression.Within within -> within(within);
            case Expression.Matches matches -> matches(matches);
            case Expression.Some some -> some(some);
            default -> {
                Value value = value(expression);
                yield truthOf(expression.type(), value);
            }
        };
    }

    private static Truth[] truths(List<Expression> parts) {
        return parts.stream().map(Lambdas::truth).toArray(Truth[]::new);
    }

    private static Truth truthOf(Type type, Value value) {
        return switch (type) {
            case FLAG -> facts -> Boolean.TRUE.equals(value.of(facts));
            case TEXT -> facts -> value.of(facts) instanceof String text && !text.isEmpty();
            case NUMBER -> facts -> value.of(facts) instanceof Number number && Numbers.compare(number, 0L) != 0;
            case TEXTS, NUMBERS -> facts -> value.of(facts) instanceof List<?> list && !list.isEmpty();
            case DURATION, MOMENT -> facts -> value.of(facts) != null;
            case NOTHING -> facts -> false;
        };
    }

    /** The expression as a value. */
    static Value value(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> {
                Object value = literal.value();
                yield facts -> value;
            }
            case Expression.Read read -> read.field().reader()::apply;
            case Expression.Item item -> Facts::item;
            case Expression.Choice choice -> {
                Truth condition = truth(choice.condition());
                Value yes = value(choice.yes());
                Value no = value(choice.no());
                yield facts -> condition.holds(facts) ? yes.of(facts) : no.of(facts);
            }
            case Expression.Otherwise otherwise -> {
                Truth truth = truth(otherwise.value());
                Value value = value(otherwise.value());
                Value fallback = value(otherwise.fallback());
                yield facts -> truth.holds(facts) ? value.of(facts) : fallback.of(facts);
            }
            case Expression.Listing listing -> listing(listing);
            case Expression.Call call -> Questions.value(call);
            case Expression.And and -> truth(and)::holds;
            case Expression.Or or -> truth(or)::holds;
            case Expression.Not not -> truth(not)::holds;
            case Expression.Same same -> truth(same)::holds;
            case Expression.Order order -> truth(order)::holds;
            case Expression.Within within -> truth(within)::holds;
            case Expression.Matches matches -> truth(matches)::holds;
            case Expression.Some some -> truth(some)::holds;
        };
    }

    private static Value listing(Expression.Listing listing) {
        if (listing.items().stream().allMatch(Expression.Literal.class::isInstance)) {
            List<@Nullable Object> constant = new ArrayList<>();
            for (Expression item : listing.items()) {
                constant.add(((Expression.Literal) item).value());
            }
            return facts -> constant;
        }
        Value[] items = listing.items().stream().map(Lambdas::value).toArray(Value[]::new);
        return facts -> {
            List<@Nullable Object> list = new ArrayList<>(items.length);
            for (Value item : items) {
                list.add(item.of(facts));
            }
            return list;
        };
    }

    /** Two absent values are equal; an absent one equals nothing else. */
    private static Truth same(Expression.Same same) {
        Value left = value(same.left());
        Value right = value(same.right());
        boolean wanted = !same.negated();
        boolean numbers = same.left().type() == Type.NUMBER && same.right().type() == Type.NUMBER;
        return numbers
                ? facts -> wanted == Numbers.same(left.of(facts), right.of(facts))
                : facts -> wanted == Objects.equals(left.of(facts), right.of(facts));
    }

    /** Nothing is smaller or greater than something absent. */
    private static Truth order(Expression.Order order) {
        Value left = value(order.left());
        Value right = value(order.right());
        return switch (order.operator()) {
            case LESS -> facts -> Numbers.order(left.of(facts), right.of(facts), -1, -1);
            case LESS_OR_EQUAL -> facts -> Numbers.order(left.of(facts), right.of(facts), -1, 0);
            case GREATER -> facts -> Numbers.order(left.of(facts), right.of(facts), 1, 1);
            case GREATER_OR_EQUAL -> facts -> Numbers.order(left.of(facts), right.of(facts), 0, 1);
            case EQUAL, NOT_EQUAL, AND, OR, IN, NOT_IN, FIND, MATCH ->
                throw new IllegalArgumentException("not an ordering: " + order.operator());
        };
    }

    /** Something absent is in no list, and nothing is in an absent one. */
    private static Truth within(Expression.Within within) {
        Value item = value(within.item());
        Value list = value(within.list());
        boolean wanted = !within.negated();
        return facts -> {
            Object value = item.of(facts);
            boolean found = value != null && list.of(facts) instanceof List<?> items && items.contains(value);
            return found == wanted;
        };
    }

    /** No pattern matches an absent text. */
    private static Truth matches(Expression.Matches matches) {
        Value text = value(matches.text());
        Pattern pattern = matches.pattern();
        return matches.whole()
                ? facts -> text.of(facts) instanceof String value && pattern.matches(value)
                : facts -> text.of(facts) instanceof String value
                        && pattern.matcher(value).find();
    }

    /** Of an absent list neither is true. */
    private static Truth some(Expression.Some some) {
        Value list = value(some.list());
        Truth test = truth(some.test());
        boolean every = some.every();
        return facts -> {
            if (!(list.of(facts) instanceof List<?> items)) {
                return false;
            }
            for (Object item : items) {
                facts.look(item);
                if (test.holds(facts) != every) {
                    return !every;
                }
            }
            return every;
        };
    }
}

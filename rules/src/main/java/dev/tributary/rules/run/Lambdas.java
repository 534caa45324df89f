package dev.tributary.rules.run;

import dev.tributary.rules.pattern.PatternQuestion;
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
            case Expression.And and -> Truth.all(truths(and.parts()));
            case Expression.Or or -> Truth.any(truths(or.parts()));
            case Expression.Not not -> Truth.not(truth(not.value()));
            case Expression.Same same -> same(same);
            case Expression.Order order -> order(order);
            case Expression.Within within -> within(within);
            case Expression.Matches matches -> matches(matches);
            case Expression.Some some -> Blocks.some(some);
            case Expression.Between between -> between(between);
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
            case Expression.Arithmetic sum -> Sums.value(sum);
            case Expression.Negative negative -> Sums.negative(negative);
            case Expression.Template template -> template(template);
            case Expression.Found found -> Blocks.found(found);
            case Expression.FoundAll found -> Blocks.foundAll(found);
            case Expression.Group group -> Blocks.group(group);
            case Expression.Picked picked -> Blocks.picked(picked);
            case Expression.Test test -> truth(test)::holds;
        };
    }

    private static Value template(Expression.Template template) {
        List<String> texts = template.texts();
        Value[] values = template.values().stream().map(Lambdas::value).toArray(Value[]::new);
        return facts -> {
            StringBuilder text = new StringBuilder(texts.getFirst());
            for (int i = 0; i < values.length && text.length() <= Results.TEXT_LENGTH; i++) {
                text.append(Results.written(values[i].of(facts))).append(texts.get(i + 1));
            }
            return Results.cut(facts, text.toString());
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
        return switch (same.left().type()) {
            case NUMBER, NUMBERS, NOTHING -> facts -> wanted == Results.same(left.of(facts), right.of(facts));
            default -> facts -> wanted == Objects.equals(left.of(facts), right.of(facts));
        };
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
            default -> throw new IllegalArgumentException("not an ordering: " + order.operator());
        };
    }

    /** Something absent is in no list, and nothing is in an absent one. */
    private static Truth within(Expression.Within within) {
        Value item = value(within.item());
        Value list = value(within.list());
        boolean wanted = !within.negated();
        return facts -> {
            Object value = item.of(facts);
            boolean found =
                    list.of(facts) instanceof List<?> items && value != null && Results.contains(facts, items, value);
            return found == wanted;
        };
    }

    /** A number that is not whole is in no range; a range that has no whole ends breaks the rule. */
    private static Truth between(Expression.Between between) {
        Value item = value(between.item());
        Value from = value(between.from());
        Value to = value(between.to());
        boolean wanted = !between.negated();
        return facts -> {
            Object number = item.of(facts);
            Object first = from.of(facts);
            Object last = to.of(facts);
            boolean found = number instanceof Number sought
                    && first instanceof Number one
                    && last instanceof Number other
                    && new Range(one, other, between.withoutFrom(), between.withoutTo()).holds(sought);
            return found == wanted;
        };
    }

    /** No pattern matches an absent text. */
    private static Truth matches(Expression.Matches matches) {
        Value text = value(matches.text());
        PatternQuestion pattern = matches.pattern();
        return facts -> {
            if (!(text.of(facts) instanceof String value)) {
                return false;
            }
            facts.worked(Results.PATTERN_WORK * value.length());
            return pattern.yes(value);
        };
    }
}

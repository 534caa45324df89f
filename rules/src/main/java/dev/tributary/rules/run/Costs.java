package dev.tributary.rules.run;

import dev.tributary.rules.tree.Expression;
import java.util.List;

/** Roughly how dear an expression is to run; reading a field is 1. Only the order of conditions within a rule hangs on it. */
final class Costs {
    private static final int PATTERN = 200;
    private static final int ITEMS = 8;

    private Costs() {}

    static int of(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> 0;
            case Expression.Read read -> 1;
            case Expression.Item item -> 1;
            case Expression.Same same -> 1 + of(same.left()) + of(same.right());
            case Expression.Order order -> 2 + of(order.left()) + of(order.right());
            case Expression.And and -> sum(and.parts());
            case Expression.Or or -> sum(or.parts());
            case Expression.Not not -> of(not.value());
            case Expression.Within within -> 4 + of(within.item()) + of(within.list());
            case Expression.Matches matches -> PATTERN + of(matches.text());
            case Expression.Choice choice -> of(choice.condition()) + of(choice.yes()) + of(choice.no());
            case Expression.Otherwise otherwise -> 2 * of(otherwise.value()) + of(otherwise.fallback());
            case Expression.Call call -> call.method().cost() + of(call.object()) + sum(call.arguments());
            case Expression.Some some -> of(some.list()) + ITEMS * of(some.test());
            case Expression.Picked picked -> of(picked.list()) + ITEMS * of(picked.test());
            case Expression.Listing listing -> sum(listing.items());
            case Expression.Group group -> 1;
            case Expression.Between between -> 4 + sum(between.parts());
            case Expression.Found found -> PATTERN + sum(found.parts());
            case Expression.FoundAll found -> 2 * PATTERN + of(found.text());
            case Expression.Arithmetic sum -> 4 + of(sum.left()) + of(sum.right());
            case Expression.Negative negative -> 1 + of(negative.value());
            case Expression.Template template -> 20 + sum(template.values());
        };
    }

    private static int sum(List<Expression> parts) {
        return parts.stream().mapToInt(Costs::of).sum();
    }
}

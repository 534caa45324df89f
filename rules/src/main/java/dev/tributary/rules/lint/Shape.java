package dev.tributary.rules.lint;

import dev.tributary.rules.tree.Expression;
import java.util.stream.Collectors;

/** Draws an expression without its place, so that two of the same meaning look the same. */
final class Shape {
    private Shape() {}

    static String of(Expression expression) {
        String parts = expression.parts().stream().map(Shape::of).collect(Collectors.joining(" ", "(", ")"));
        return head(expression) + (expression.parts().isEmpty() ? "" : parts);
    }

    private static String head(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.type() + ":" + literal.value();
            case Expression.Read read -> read.field().path();
            case Expression.Item item -> "it";
            case Expression.Group group -> "$" + group.place();
            case Expression.Same same -> same.negated() ? "!=" : "==";
            case Expression.Order order -> order.operator().sign();
            case Expression.And and -> "&&";
            case Expression.Or or -> "||";
            case Expression.Not not -> "!";
            case Expression.Within within -> within.negated() ? "!in" : "in";
            case Expression.Between between ->
                (between.negated() ? "!" : "")
                        + (between.withoutFrom() ? "<" : "")
                        + ".."
                        + (between.withoutTo() ? "<" : "");
            case Expression.Matches matches ->
                (matches.pattern().whole() ? "==~ /" : "=~ /")
                        + matches.pattern().pattern() + "/";
            case Expression.Some some -> some.every() ? "every" : "any";
            case Expression.Picked picked -> "pick" + picked.pick();
            case Expression.Found found -> "find /" + found.pattern().pattern() + "/";
            case Expression.FoundAll found -> "findAll /" + found.pattern().pattern() + "/";
            case Expression.Arithmetic sum -> sum.operator().sign();
            case Expression.Negative negative -> "-";
            case Expression.Template template -> template.texts().toString();
            case Expression.Choice choice -> "?:";
            case Expression.Otherwise otherwise -> "else";
            case Expression.Call call -> call.method().name();
            case Expression.Listing listing -> "[]";
        };
    }
}

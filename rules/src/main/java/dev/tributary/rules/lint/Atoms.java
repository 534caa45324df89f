package dev.tributary.rules.lint;

import dev.tributary.rules.syntax.Operator;
import dev.tributary.rules.tree.CheckedRule;
import dev.tributary.rules.tree.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes conditions apart into what they say at once. What says one thing or another stays whole. */
final class Atoms {
    private Atoms() {}

    /** Everything that a rule's conditions say together. */
    static List<Atom> of(CheckedRule rule) {
        List<Atom> atoms = new ArrayList<>();
        rule.conditions().forEach(condition -> atoms.addAll(of(condition.expression(), true)));
        return atoms;
    }

    /** What it says when it is true, or, with {@code holds} false, when it is not. */
    static List<Atom> of(Expression expression, boolean holds) {
        return switch (expression) {
            case Expression.And and when holds -> all(and.parts(), true);
            case Expression.Or or when !holds -> all(or.parts(), false);
            case Expression.Not not -> of(not.value(), !holds);
            case Expression.Same same -> List.of(same(same, holds));
            case Expression.Order order when holds -> List.of(order(order));
            case Expression.Within within -> List.of(within(within, holds));
            case Expression.Literal literal
            when literal.value() instanceof Boolean flag -> List.of(new Atom.Constant(flag == holds));
            case Expression.Read read -> List.of(new Atom.Truth(read.field().path(), holds));
            default -> List.of(other(expression, holds));
        };
    }

    private static List<Atom> all(List<Expression> parts, boolean holds) {
        List<Atom> atoms = new ArrayList<>();
        parts.forEach(part -> atoms.addAll(of(part, holds)));
        return atoms;
    }

    private static Atom other(Expression expression, boolean holds) {
        return new Atom.Other(Shape.of(expression), holds);
    }

    private static Atom same(Expression.Same same, boolean holds) {
        boolean equal = holds != same.negated();
        Expression.Read read = read(same.left(), same.right());
        Expression.Literal literal = literal(same.left(), same.right());
        if (read == null || literal == null) {
            // of the two ways to say it, the one without the negation
            Expression.Same plain = new Expression.Same(same.span(), same.left(), same.right(), false);
            return other(plain, equal);
        }
        String path = read.field().path();
        Object value = literal.value();
        if (value == null) {
            return new Atom.Given(path, !equal);
        }
        if (value.equals(true)) {
            return new Atom.Truth(path, equal);
        }
        return new Atom.OneOf(path, Set.of(comparable(value)), equal);
    }

    private static Atom order(Expression.Order order) {
        boolean turned = order.left() instanceof Expression.Literal;
        Expression.Read read = read(order.left(), order.right());
        Expression.Literal literal = literal(order.left(), order.right());
        Object value = literal == null ? null : literal.value();
        if (read == null || value == null) {
            return other(order, true);
        }
        Operator operator = order.operator();
        boolean with = operator == Operator.LESS_OR_EQUAL || operator == Operator.GREATER_OR_EQUAL;
        boolean less = operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL;
        Atom.Limit limit = new Atom.Limit(comparable(value), with);
        String path = read.field().path();
        return less != turned ? new Atom.Bound(path, null, limit) : new Atom.Bound(path, limit, null);
    }

    private static Atom within(Expression.Within within, boolean holds) {
        boolean in = holds != within.negated();
        if (within.item() instanceof Expression.Read read && within.list() instanceof Expression.Listing listing) {
            Set<Object> values = literals(listing);
            if (!values.isEmpty()) {
                return new Atom.OneOf(read.field().path(), values, in);
            }
        }
        if (within.item() instanceof Expression.Literal literal
                && literal.value() != null
                && within.list() instanceof Expression.Read read) {
            return new Atom.Has(read.field().path(), comparable(literal.value()), in);
        }
        return other(new Expression.Within(within.span(), within.item(), within.list(), false), in);
    }

    /** The values of a list that is written out; none when it is not, or not altogether. */
    private static Set<Object> literals(Expression.Listing listing) {
        Set<Object> values = new HashSet<>();
        for (Expression item : listing.items()) {
            Object value = item instanceof Expression.Literal literal ? literal.value() : null;
            if (value == null) {
                return Set.of();
            }
            values.add(comparable(value));
        }
        return values;
    }

    private static Expression.@Nullable Read read(Expression left, Expression right) {
        return left instanceof Expression.Read read ? read : right instanceof Expression.Read other ? other : null;
    }

    private static Expression.@Nullable Literal literal(Expression left, Expression right) {
        return left instanceof Expression.Literal literal
                ? literal
                : right instanceof Expression.Literal other ? other : null;
    }

    /** Numbers are the same when they are worth the same. */
    static Object comparable(Object value) {
        return switch (value) {
            case Long whole -> BigDecimal.valueOf(whole).stripTrailingZeros();
            case BigDecimal number -> number.stripTrailingZeros();
            default -> value;
        };
    }
}

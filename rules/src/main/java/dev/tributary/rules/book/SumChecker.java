package dev.tributary.rules.book;

import dev.tributary.rules.syntax.Operator;
import dev.tributary.rules.syntax.Term;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types what is added, subtracted, multiplied or divided, ranges, and texts with values in them. */
final class SumChecker {
    private final ConditionChecker conditions;
    private final Findings findings;

    SumChecker(ConditionChecker conditions, Findings findings) {
        this.conditions = conditions;
        this.findings = findings;
    }

    @Nullable
    Expression sum(Term.Binary binary) {
        Expression left = conditions.check(binary.left());
        Expression right = conditions.check(binary.right());
        if (left == null || right == null) {
            return null;
        }
        Type type = type(binary.operator(), left.type(), right.type());
        if (type == null) {
            findings.error(
                    binary.span(),
                    "type.sum",
                    binary.operator().sign(),
                    "@" + left.type().key(),
                    "@" + right.type().key());
            return null;
        }
        boolean divides = binary.operator() == Operator.DIVIDED || binary.operator() == Operator.REMAINDER;
        if (divides && right instanceof Expression.Literal literal && Literals.isZero(literal.value())) {
            findings.error(right.span(), "sum.zero");
            return null;
        }
        return new Expression.Arithmetic(binary.span(), type, binary.operator(), left, right);
    }

    private static @Nullable Type type(Operator operator, Type left, Type right) {
        if (left == Type.NUMBER && right == Type.NUMBER) {
            return Type.NUMBER;
        }
        boolean plus = operator == Operator.PLUS;
        if (!plus && operator != Operator.MINUS) {
            return null;
        }
        return switch (left) {
            case DURATION -> right == Type.DURATION ? Type.DURATION : null;
            case MOMENT -> right == Type.DURATION ? Type.MOMENT : !plus && right == Type.MOMENT ? Type.DURATION : null;
            case TEXT -> plus && (right == Type.TEXT || right == Type.NUMBER) ? Type.TEXT : null;
            case NUMBER -> plus && right == Type.TEXT ? Type.TEXT : null;
            case TEXTS, NUMBERS -> right == left || right == left.item() ? left : null;
            case FLAG, NOTHING -> null;
        };
    }

    @Nullable
    Expression negative(Term.Negative negative) {
        Expression value = conditions.check(negative.value());
        if (value == null) {
            return null;
        }
        if (value.type() != Type.NUMBER && value.type() != Type.DURATION) {
            findings.error(negative.span(), "type.negative", "@" + value.type().key());
            return null;
        }
        return new Expression.Negative(negative.span(), value);
    }

    /** {@code item in from..to}. */
    @Nullable
    Expression between(Term.Binary binary, Term.Range range) {
        Expression item = conditions.check(binary.left());
        Expression from = end(range.from());
        Expression to = end(range.to());
        if (item != null && item.type() != Type.NUMBER) {
            findings.error(item.span(), "type.inRange", "@" + item.type().key());
            return null;
        }
        return item == null || from == null || to == null
                ? null
                : new Expression.Between(
                        binary.span(),
                        item,
                        from,
                        to,
                        range.withoutFrom(),
                        range.withoutTo(),
                        binary.operator() == Operator.NOT_IN);
    }

    private @Nullable Expression end(Term term) {
        Expression end = conditions.check(term);
        boolean fraction = end instanceof Expression.Literal literal && !(literal.value() instanceof Long);
        if (end != null && (end.type() != Type.NUMBER || fraction)) {
            findings.error(end.span(), "type.rangeEnd");
            return null;
        }
        return end;
    }

    @Nullable
    Expression template(Term.Template template) {
        List<Expression> values = new ArrayList<>();
        for (Term term : template.values()) {
            Expression value = inText(term);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() < template.values().size()
                ? null
                : new Expression.Template(template.span(), template.texts(), List.copyOf(values));
    }

    private @Nullable Expression inText(Term term) {
        Expression value = conditions.check(term);
        if (value == null) {
            return null;
        }
        return switch (value.type()) {
            case TEXT, NUMBER, FLAG -> value;
            case TEXTS, NUMBERS -> refuse(value, "join(', ')");
            case DURATION -> refuse(value, "toMinutes()");
            case MOMENT, NOTHING -> refuse(value, null);
        };
    }

    private @Nullable Expression refuse(Expression value, @Nullable String suggestion) {
        findings.error(
                value.span(),
                suggestion,
                "type.inTemplate",
                List.of("@" + value.type().key()));
        return null;
    }
}

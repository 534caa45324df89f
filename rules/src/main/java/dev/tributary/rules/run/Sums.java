package dev.tributary.rules.run;

import dev.tributary.rules.syntax.Operator;
import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code + - * / %}. Of something absent the result is absent; only in a text, something absent is nothing written. */
final class Sums {
    private interface OfNumbers {
        Number of(Number left, Number right);
    }

    private interface OfTimes {
        Object of(Object left, Object right);
    }

    private Sums() {}

    static Value value(Expression.Arithmetic sum) {
        return switch (sum.type()) {
            case TEXT -> text(sum);
            case TEXTS, NUMBERS -> list(sum);
            case DURATION, MOMENT -> time(sum);
            case NUMBER, FLAG, NOTHING -> number(sum);
        };
    }

    static Value negative(Expression.Negative negative) {
        Value value = Lambdas.value(negative.value());
        return facts -> switch (value.of(facts)) {
            case null -> null;
            case Duration duration -> inTime(duration, duration, (one, same) -> ((Duration) one).negated());
            case Number number -> Numbers.negative(number);
            default -> throw new IllegalStateException("neither a number nor a duration");
        };
    }

    private static Value number(Expression.Arithmetic sum) {
        OfNumbers step = switch (sum.operator()) {
            case PLUS -> Numbers::sum;
            case MINUS -> Numbers::difference;
            case TIMES -> Numbers::product;
            case DIVIDED -> Numbers::quotient;
            case REMAINDER -> Numbers::remainder;
            default -> throw new IllegalArgumentException("not of numbers: " + sum.operator());
        };
        Value left = Lambdas.value(sum.left());
        Value right = Lambdas.value(sum.right());
        return facts -> left.of(facts) instanceof Number one && right.of(facts) instanceof Number other
                ? step.of(one, other)
                : null;
    }

    private static Value text(Expression.Arithmetic sum) {
        Value left = Lambdas.value(sum.left());
        Value right = Lambdas.value(sum.right());
        return facts -> Results.cut(facts, Results.written(left.of(facts)) + Results.written(right.of(facts)));
    }

    private static Value time(Expression.Arithmetic sum) {
        boolean plus = sum.operator() == Operator.PLUS;
        Value left = Lambdas.value(sum.left());
        Value right = Lambdas.value(sum.right());
        return facts -> inTime(left.of(facts), right.of(facts), (one, other) -> switch (one) {
            case Duration duration -> plus ? duration.plus((Duration) other) : duration.minus((Duration) other);
            case Instant moment when other instanceof Instant earlier -> Duration.between(earlier, moment);
            default -> plus ? ((Instant) one).plus((Duration) other) : ((Instant) one).minus((Duration) other);
        });
    }

    private static @Nullable Object inTime(@Nullable Object left, @Nullable Object right, OfTimes step) {
        if (left == null || right == null) {
            return null;
        }
        try {
            return step.of(left, right);
        } catch (ArithmeticException | DateTimeException tooFar) {
            throw Broken.overflow();
        }
    }

    private static Value list(Expression.Arithmetic sum) {
        Value left = Lambdas.value(sum.left());
        Value right = Lambdas.value(sum.right());
        boolean plus = sum.operator() == Operator.PLUS;
        boolean single = sum.right().type() == Type.TEXT || sum.right().type() == Type.NUMBER;
        return facts -> {
            Object other = right.of(facts);
            if (!(left.of(facts) instanceof List<?> items) || other == null) {
                return null;
            }
            List<?> others = single ? List.of(other) : (List<?>) other;
            return plus ? Results.both(facts, items, others) : Results.kept(facts, items, others, false);
        };
    }
}

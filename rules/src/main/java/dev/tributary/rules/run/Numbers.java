package dev.tributary.rules.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Calculating and comparing. Whole numbers are {@code Long}s and stay so, others {@code BigDecimal}s; they compare by what
 * they are worth, not by how they are kept. What Groovy would wrap or grow without end breaks the rule.
 */
final class Numbers {
    /** The most digits a number has, before and after its point together. */
    static final int DIGITS = 100;
    /** As Groovy divides: so many digits more than the longer of the two, when the division does not come out even. */
    private static final int MORE_DIGITS = 10;
    /** As Groovy divides: the most places after the point, unless one of the two has more. */
    private static final int PLACES = 10;

    private Numbers() {}

    static Number sum(Number left, Number right) {
        try {
            return left instanceof Long one && right instanceof Long other
                    ? (Number) Math.addExact(one, other)
                    : kept(decimal(left).add(decimal(right)));
        } catch (ArithmeticException tooLarge) {
            throw Broken.overflow();
        }
    }

    static Number difference(Number left, Number right) {
        try {
            return left instanceof Long one && right instanceof Long other
                    ? (Number) Math.subtractExact(one, other)
                    : kept(decimal(left).subtract(decimal(right)));
        } catch (ArithmeticException tooLarge) {
            throw Broken.overflow();
        }
    }

    static Number product(Number left, Number right) {
        try {
            return left instanceof Long one && right instanceof Long other
                    ? (Number) Math.multiplyExact(one, other)
                    : kept(decimal(left).multiply(decimal(right)));
        } catch (ArithmeticException tooLarge) {
            throw Broken.overflow();
        }
    }

    /** Always a decimal, exact where it comes out even, else rounded as Groovy rounds. */
    static Number quotient(Number left, Number right) {
        BigDecimal dividend = decimal(left);
        BigDecimal divisor = decimal(right);
        if (divisor.signum() == 0) {
            throw Broken.zero();
        }
        try {
            return kept(dividend.divide(divisor));
        } catch (ArithmeticException endless) {
            int precision = Math.max(dividend.precision(), divisor.precision()) + MORE_DIGITS;
            BigDecimal rounded = dividend.divide(divisor, new MathContext(precision, RoundingMode.HALF_UP));
            int places = Math.max(Math.max(dividend.scale(), divisor.scale()), PLACES);
            return kept(rounded.scale() > places ? rounded.setScale(places, RoundingMode.HALF_UP) : rounded);
        }
    }

    static Number remainder(Number left, Number right) {
        if (compare(right, 0L) == 0) {
            throw Broken.zero();
        }
        return left instanceof Long one && right instanceof Long other
                ? (Number) (one % other)
                : kept(decimal(left).remainder(decimal(right)));
    }

    static Number negative(Number number) {
        return number instanceof BigDecimal decimal ? decimal.negate() : difference(0L, number);
    }

    /** The number when it is whole, however it is kept; else null. */
    static @Nullable Long whole(Number number) {
        if (number instanceof Long whole) {
            return whole;
        }
        BigDecimal decimal = decimal(number);
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException fraction) {
            return null;
        }
    }

    /** The number, which must be whole; one that is greater than any place in a text is as good as the greatest. */
    static int place(Number number) {
        Long whole = whole(number);
        if (whole == null) {
            throw Broken.fraction();
        }
        return (int) Math.clamp(whole, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static BigDecimal kept(BigDecimal number) {
        if (number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS) {
            throw Broken.overflow();
        }
        return number;
    }

    static int compare(Number left, Number right) {
        return left instanceof Long one && right instanceof Long other
                ? Long.compare(one, other)
                : decimal(left).compareTo(decimal(right));
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    }

    static boolean same(@Nullable Object left, @Nullable Object right) {
        return left instanceof Number one && right instanceof Number other ? compare(one, other) == 0 : left == right;
    }

    /** Whether the sign of the comparison is between the two given ones; false when either side is absent. */
    @SuppressWarnings("unchecked")
    static boolean order(@Nullable Object left, @Nullable Object right, int from, int to) {
        if (left == null || right == null) {
            return false;
        }
        int order = left instanceof Number one && right instanceof Number other
                ? compare(one, other)
                : ((Comparable<Object>) left).compareTo(right);
        int sign = Integer.signum(order);
        return sign >= from && sign <= to;
    }
}

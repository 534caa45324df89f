package dev.tributary.rules.run;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Comparing values of one type; numbers compare by what they are worth, not by how they are kept. */
final class Numbers {
    private Numbers() {}

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

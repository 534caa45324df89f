package dev.tributary.ui.bench;

import java.util.Locale;

/**
 * A figure and what it should be.
 *
 * @param name its name
 * @param value what was measured
 * @param unit in what
 * @param atLeast whether the target is a least, else a most
 * @param target the target
 * @param aim whether the target is an aim, not yet a bar
 */
record Figure(String name, double value, String unit, boolean atLeast, double target, boolean aim) {
    /** An aim from below. */
    static Figure atLeast(String name, double value, String unit, double target) {
        return new Figure(name, value, unit, true, target, true);
    }

    /** An aim from above. */
    static Figure atMost(String name, double value, String unit, double target) {
        return new Figure(name, value, unit, false, target, true);
    }

    /** A bar from above: the bench fails when it is missed. */
    static Figure bar(String name, double value, String unit, double most) {
        return new Figure(name, value, unit, false, most, false);
    }

    /** The line a script reads. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "FIGURE %s %.2f %s %s %s%s",
                name,
                value,
                unit,
                atLeast ? ">=" : "<=",
                plain(target),
                aim ? " aim" : "");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}

package dev.tributary.ui.bench;

import java.util.Locale;

/**
 * A figure and what it should be.
 *
 * @param name its name
 * @param value what was measured
 * @param unit in what
 * @param atLeast whether the target is a least, else a most
 * @param target the target; an aim, not yet a bar
 */
record Figure(String name, double value, String unit, boolean atLeast, double target) {
    static Figure atLeast(String name, double value, String unit, double target) {
        return new Figure(name, value, unit, true, target);
    }

    static Figure atMost(String name, double value, String unit, double target) {
        return new Figure(name, value, unit, false, target);
    }

    /** The line a script reads. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "FIGURE %s %.2f %s %s %s aim", name, value, unit, atLeast ? ">=" : "<=", plain(target));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}

package dev.tributary.rules.bench;

import java.util.Locale;

/**
 * A figure and its bar.
 *
 * @param name its name
 * @param value what was measured
 * @param unit in what
 * @param atLeast whether the bar is a least, else a most
 * @param bar the bar
 */
record Figure(String name, double value, String unit, boolean atLeast, double bar) {
    static Figure atLeast(String name, double value, String unit, double bar) {
        return new Figure(name, value, unit, true, bar);
    }

    static Figure atMost(String name, double value, String unit, double bar) {
        return new Figure(name, value, unit, false, bar);
    }

    /** The line a script reads. */
    @Override
    public String toString() {
        String plain = bar == Math.rint(bar) ? Long.toString((long) bar) : Double.toString(bar);
        return String.format(Locale.ROOT, "FIGURE %s %.2f %s %s %s", name, value, unit, atLeast ? ">=" : "<=", plain);
    }
}

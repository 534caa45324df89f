package dev.tributary.rules.run;

/** Whole numbers in a row, upwards or downwards, without one end or both if so wished. */
record Range(long lowest, long highest) {

    Range(Number from, Number to, boolean withoutFrom, boolean withoutTo) {
        this(
                lowest(whole(from), whole(to), withoutFrom, withoutTo),
                highest(whole(from), whole(to), withoutFrom, withoutTo));
    }

    private static long whole(Number end) {
        Long whole = Numbers.whole(end);
        if (whole == null) {
            throw Broken.fraction();
        }
        return whole;
    }

    private static long lowest(long from, long to, boolean withoutFrom, boolean withoutTo) {
        boolean without = from <= to ? withoutFrom : withoutTo;
        long low = Math.min(from, to);
        return without && low < Long.MAX_VALUE ? low + 1 : low;
    }

    private static long highest(long from, long to, boolean withoutFrom, boolean withoutTo) {
        boolean without = from <= to ? withoutTo : withoutFrom;
        long high = Math.max(from, to);
        return without && high > Long.MIN_VALUE ? high - 1 : high;
    }

    boolean holds(Number number) {
        Long whole = Numbers.whole(number);
        return whole != null && whole >= lowest && whole <= highest;
    }
}

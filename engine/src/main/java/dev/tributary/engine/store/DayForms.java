package dev.tributary.engine.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The day a message was written on (UTC), as forms among its words: the day, and the spans of 8, 64 and 512 days it is in. A
 * time is then a few forms, and PostgreSQL puts the messages of a word and those of a time together in its inverted index,
 * where it skips what lies outside (https://www.postgresql.org/docs/18/gin.html, "fast scan"). No word begins with a blank,
 * as these do, so no text and no beginning of a word finds them.
 */
final class DayForms {
    private static final long DAY_SECONDS = 86_400;
    private static final int LEVELS = 4;
    private static final int DAYS_EACH = 8;

    private DayForms() {}

    /** The forms of a message written then. */
    static Stream<String> of(Instant at) {
        return IntStream.range(0, LEVELS).mapToObj(level -> form(level, Math.floorDiv(day(at), days(level))));
    }

    /** The fewest forms of which each message of these days has exactly one; a day counts if any of it does. */
    static List<String> covering(Instant from, Instant until) {
        List<String> forms = new ArrayList<>();
        cover(day(from), day(until), LEVELS - 1, forms);
        return forms;
    }

    /** Whole spans of this level as far as they go, and smaller ones for what is left before and behind them. */
    private static void cover(long first, long last, int level, List<String> forms) {
        if (first > last) return;
        long days = days(level);
        long begin = Math.ceilDiv(first, days);
        long end = Math.floorDiv(last + 1, days);
        if (begin >= end) {
            cover(first, last, level - 1, forms);
            return;
        }
        LongStream.range(begin, end).forEach(span -> forms.add(form(level, span)));
        cover(first, begin * days - 1, level - 1, forms);
        cover(end * days, last, level - 1, forms);
    }

    /** Since 1970; whatever is dated earlier, as a mail may be, counts as written then, so that the days have a first. */
    private static long day(Instant at) {
        return Math.max(0, Math.floorDiv(at.getEpochSecond(), DAY_SECONDS));
    }

    private static long days(int level) {
        return (long) Math.pow(DAYS_EACH, level);
    }

    private static String form(int level, long span) {
        return " " + level + " " + span;
    }
}

package dev.tributary.engine.masking;

import java.util.Arrays;

/**
 * A text as a reader sees it, unit by unit, with the place in the source that each unit came from. Digits of every script
 * are ASCII digits here, invisible characters and (in HTML) tags are not here at all, entities and the escapes of web
 * addresses (RFC 3986, section 2.1) are the character they stand for: what looks like one number is one number.
 */
final class Reading {
    private final String source;
    private char[] units;
    private int[] starts;
    private int[] ends;
    private int size;

    private Reading(String source, int capacity) {
        this.source = source;
        units = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    /** Reads plain text. */
    static Reading ofText(String text) {
        Reading reading = new Reading(text, text.length());
        reading.readPlain(0, text.length());
        return reading;
    }

    /** Reads what a person sees of HTML: text without tags and comments, entities decoded. */
    static Reading ofHtmlText(String html) {
        Reading reading = new Reading(html, html.length());
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && opensTag(html, at)) {
                at = endOfTag(html, at);
            } else {
                at = reading.readEntityOrChar(at, html.length());
            }
        }
        return reading;
    }

    /** Reads the inside of HTML's tags and comments (attribute values, mostly), entities decoded. */
    static Reading ofHtmlTags(String html) {
        Reading reading = new Reading(html, 64);
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) break;
            if (!opensTag(html, open)) {
                at = open + 1;
                continue;
            }
            int end = endOfTag(html, open);
            for (int i = open; i < end; ) i = reading.readEntityOrChar(i, end);
            at = end;
        }
        return reading;
    }

    private static boolean opensTag(String html, int at) {
        if (at + 1 >= html.length()) return false;
        char next = html.charAt(at + 1);
        return next == '/' || next == '!' || next == '?' || Character.isLetter(next);
    }

    /** The place behind the tag or comment that opens here; an unclosed one is read as text from its second character. */
    private static int endOfTag(String html, int open) {
        if (html.startsWith("<!--", open)) {
            int close = html.indexOf("-->", open + 4);
            return close < 0 ? html.length() : close + 3;
        }
        char quote = 0;
        for (int i = open + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                if (html.charAt(i - 1) == '=') quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return html.length();
    }

    private void readPlain(int from, int to) {
        int at = from;
        while (at < to) at = readEscapeOrChar(at, to);
    }

    private int readEscapeOrChar(int at, int limit) {
        char c = source.charAt(at);
        int end = at + 1;
        if (c == '%' && at + 2 < limit) {
            int high = Character.digit(source.charAt(at + 1), 16);
            int low = Character.digit(source.charAt(at + 2), 16);
            // the rows of the code table with the digits and the gaps between them; other escapes stay what they are
            if ((high == 2 || high == 3) && low >= 0) {
                c = (char) (high * 16 + low);
                end = at + 3;
            }
        }
        add(c, at, end);
        return end;
    }

    private int readEntityOrChar(int at, int limit) {
        char c = source.charAt(at);
        if (c == '&') {
            int semicolon = source.indexOf(';', at + 1);
            if (semicolon > 0 && semicolon < limit && semicolon - at <= 10) {
                int character = Entities.character(source, at + 1, semicolon);
                if (character >= 0) {
                    add((char) character, at, semicolon + 1);
                    return semicolon + 1;
                }
            }
        }
        return readEscapeOrChar(at, limit);
    }

    private void add(char c, int start, int end) {
        char unit = c;
        if (c > 127) {
            if (invisible(c)) return;
            int digit = Character.digit(c, 10);
            if (digit >= 0) unit = (char) ('0' + digit);
        }
        if (size == units.length) grow();
        units[size] = unit;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    private void grow() {
        int capacity = Math.max(64, size * 2);
        units = Arrays.copyOf(units, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
    }

    private static boolean invisible(char c) {
        return c == '\u00AD' || Character.getType(c) == Character.FORMAT || (c >= '\uFE00' && c <= '\uFE0F');
    }

    int size() {
        return size;
    }

    char unit(int at) {
        return units[at];
    }

    boolean digit(int at) {
        return units[at] >= '0' && units[at] <= '9';
    }

    /** Where in the source a unit begins. */
    int start(int at) {
        return starts[at];
    }

    /** Where in the source a unit ends. */
    int end(int at) {
        return ends[at];
    }
}

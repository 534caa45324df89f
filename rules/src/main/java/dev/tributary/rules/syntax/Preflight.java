package dev.tributary.rules.syntax;

import java.util.Optional;

/**
 * The limits a text must keep before Groovy's parser sees it. Without them 6,000 {@code !} cost seconds, nested brackets the
 * stack, and {@code a<a<a<…} quadratic time. Brackets and signs in texts and comments are not counted, as far as this small
 * scanner can tell them; where it is fooled, looser limits on the raw characters hold.
 */
final class Preflight {
    static final int BOOK_LENGTH = 64 * 1024;
    static final int RULE_LENGTH = 16 * 1024;
    static final int DEPTH = 24;
    static final int RAW_DEPTH = 60;
    static final int SIGNS = 12;
    static final int RAW_SIGNS = 200;
    static final int ANGLES = 100;
    static final int RAW_ANGLES = 400;

    private final String text;
    private final boolean[] quoted;
    private int line = 1;
    private int column = 1;

    private Preflight(String text) {
        this.text = text;
        this.quoted = new QuotedParts(text).found();
    }

    /** The first limit that is broken, or empty. */
    static Optional<Finding> check(String text) {
        if (text.length() > BOOK_LENGTH) {
            return Optional.of(Finding.error(Span.START, "limit.book", Integer.toString(BOOK_LENGTH / 1024)));
        }
        return new Preflight(text).scan();
    }

    private Optional<Finding> scan() {
        int depth = 0;
        int rawDepth = 0;
        int signs = 0;
        int rawSigns = 0;
        int angles = 0;
        int rawAngles = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 1;
                continue;
            }
            if ((Character.isISOControl(c) && c != '\t' && c != '\r') || c == '\uFEFF') {
                return broken("limit.control", String.format("U+%04X", (int) c));
            }
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
                return broken("limit.unicodeEscape");
            }
            boolean code = !quoted[i];
            int step = "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            rawDepth = Math.max(0, rawDepth + step);
            boolean sign = "!~+-*/%&|^<>=?:".indexOf(c) >= 0;
            boolean space = Character.isWhitespace(c);
            rawSigns = sign ? rawSigns + 1 : space ? rawSigns : 0;
            if (c == '<') {
                rawAngles++;
            }
            if (code) {
                depth = Math.max(0, depth + step);
                signs = sign ? signs + 1 : space ? signs : 0;
                if (c == '<') {
                    angles++;
                }
            } else {
                signs = 0;
            }
            if (depth > DEPTH || rawDepth > RAW_DEPTH) {
                return broken("limit.depth", Integer.toString(DEPTH));
            }
            if (signs > SIGNS || rawSigns > RAW_SIGNS) {
                return broken("limit.signs", Integer.toString(SIGNS));
            }
            if (angles > ANGLES || rawAngles > RAW_ANGLES) {
                return broken("limit.angles", Integer.toString(ANGLES));
            }
            column++;
        }
        return Optional.empty();
    }

    private Optional<Finding> broken(String key, String... arguments) {
        return Optional.of(Finding.error(Span.at(line, column), key, arguments));
    }
}

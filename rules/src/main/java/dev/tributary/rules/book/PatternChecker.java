package dev.tributary.rules.book;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tributary.rules.syntax.Span;
import dev.tributary.rules.syntax.Term;
import org.jspecify.annotations.Nullable;

/**
 * Compiles an author's pattern on RE2/J. What RE2 does not have (looking around, back-references, possessive repeats) would
 * make matching more than linear; it is refused at its own column.
 */
final class PatternChecker {
    static final int LENGTH = 1_000;
    static final int PROGRAM = 2_500;
    static final long REPEATS = 50_000;

    private final Source source;
    private final Findings findings;

    PatternChecker(Source source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /** The pattern, which must be written out where it is used; null when it is not sound. */
    @Nullable
    Pattern written(Term term) {
        if (term instanceof Term.Text text) {
            return compile(text);
        }
        if (!(term instanceof Term.Unreadable)) {
            findings.error(term.span(), "pattern.literal");
        }
        return null;
    }

    private @Nullable Pattern compile(Term.Text written) {
        String pattern = written.value();
        if (pattern.length() > LENGTH || repeats(pattern) > REPEATS) {
            findings.error(written.span(), "pattern.large");
            return null;
        }
        if (refused(written)) {
            return null;
        }
        if (EndlessFolding.in(pattern)) {
            findings.error(written.span(), "pattern.endless");
            return null;
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            if (compiled.programSize() > PROGRAM) {
                findings.error(written.span(), "pattern.large");
                return null;
            }
            return compiled;
        } catch (PatternSyntaxException wrong) {
            int at = Math.max(0, pattern.indexOf(wrong.getPattern()));
            String part = at == 0 && !pattern.startsWith(wrong.getPattern()) ? pattern : wrong.getPattern();
            findings.error(place(written, at, Math.max(1, part.length())), "pattern.wrong", part);
        } catch (RuntimeException | StackOverflowError broken) {
            findings.error(written.span(), "pattern.large");
        }
        return null;
    }

    /** The product of all counted repeats, as if each stood inside the one before: an upper bound of what they unfold to. */
    private static long repeats(String pattern) {
        long product = 1;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            long number = 0;
            long largest = 1;
            for (int i = open + 1; i < pattern.length() && pattern.charAt(i) != '}'; i++) {
                char c = pattern.charAt(i);
                number = c >= '0' && c <= '9' ? Math.min(1_000_000, number * 10 + (c - '0')) : 0;
                largest = Math.max(largest, number);
            }
            product = Math.min(1_000_000_000, product * largest);
        }
        return product;
    }

    private boolean refused(Term.Text written) {
        String pattern = written.value();
        boolean set = false;
        int repeat = -2;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
                if (!set && ((next >= '1' && next <= '9') || next == 'k')) {
                    findings.error(place(written, i, 2), "pattern.backReference");
                    return true;
                }
                int close = "pPx".indexOf(next) >= 0 && pattern.startsWith("{", i + 2) ? pattern.indexOf('}', i) : -1;
                i = close > 0 ? close : i + 1;
            } else if (set && (pattern.startsWith("&&", i) || (c == '[' && !pattern.startsWith("[:", i)))) {
                // Java reads sets in sets here, and so would whoever copies such a pattern
                findings.error(place(written, i, c == '[' ? 1 : 2), "pattern.set");
                return true;
            } else if (set) {
                i += pattern.startsWith("[:", i) ? Math.max(0, pattern.indexOf(":]", i) - i + 1) : 0;
                set = c != ']';
            } else if (pattern.startsWith("(?U", i)) {
                findings.error(place(written, i, 3), "pattern.wrong", "(?U");
                return true;
            } else if (c == '[') {
                set = true;
                i += pattern.startsWith("^]", i + 1) ? 2 : pattern.startsWith("]", i + 1) ? 1 : 0;
            } else if (looksAround(pattern, i)) {
                findings.error(place(written, i, 3), "pattern.lookAround");
                return true;
            } else if (pattern.startsWith("(?>", i)) {
                findings.error(place(written, i, 3), "pattern.possessive");
                return true;
            } else if (c == '+' && repeat == i - 1) {
                findings.error(place(written, i - 1, 2), "pattern.possessive");
                return true;
            } else if ("*+?}".indexOf(c) >= 0) {
                repeat = i;
            }
        }
        return false;
    }

    private static boolean looksAround(String pattern, int i) {
        return pattern.startsWith("(?=", i)
                || pattern.startsWith("(?!", i)
                || pattern.startsWith("(?<=", i)
                || pattern.startsWith("(?<!", i);
    }

    /** The column within the literal, where the literal stands in the text as it is; else the literal. */
    private Span place(Term.Text written, int offset, int length) {
        Span span = written.span();
        String literal = source.at(span);
        int inside = literal.indexOf(written.value());
        if (inside < 0 || span.line() != span.endLine()) {
            return span;
        }
        int column = span.column() + inside + offset;
        return new Span(span.line(), column, span.line(), column + length);
    }
}

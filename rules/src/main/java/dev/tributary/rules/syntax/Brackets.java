package dev.tributary.rules.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Finds the bracket that has no partner: where it was opened, rather than where a parser gave up. */
final class Brackets {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private Brackets() {}

    /** An opened bracket and its place. */
    private record Open(char bracket, Span span) {}

    static Optional<Finding> check(String text) {
        boolean[] quoted = new QuotedParts(text).found();
        Deque<Open> open = new ArrayDeque<>();
        int line = 1;
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            column++;
            if (c == '\n') {
                line++;
                column = 0;
            } else if (!quoted[i] && OPENING.indexOf(c) >= 0) {
                open.push(new Open(c, Span.at(line, column)));
            } else if (!quoted[i] && CLOSING.indexOf(c) >= 0) {
                if (open.isEmpty()) {
                    return Optional.of(Finding.error(Span.at(line, column), "syntax.unexpected", String.valueOf(c)));
                }
                if (OPENING.indexOf(open.peek().bracket()) != CLOSING.indexOf(c)) {
                    return Optional.of(unclosed(open.pop()));
                }
                open.pop();
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(unclosed(open.pop()));
    }

    private static Finding unclosed(Open open) {
        return Finding.error(open.span(), "syntax.unclosed", String.valueOf(open.bracket()));
    }
}

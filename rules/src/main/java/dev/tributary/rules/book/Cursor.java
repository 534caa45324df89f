package dev.tributary.rules.book;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is writing: which blocks are open there, what stands before it on its line, and which word is begun. It
 * reads the bare text, since a book that is being written can rarely be parsed.
 */
final class Cursor {
    /** An open bracket and the word before it. */
    private record Open(char bracket, String word, int at) {}

    private final String before;
    private final Deque<Open> open = new ArrayDeque<>();
    private int quote = -1;

    Cursor(String before) {
        this.before = before;
        scan();
    }

    private void scan() {
        char delimiter = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (delimiter != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == delimiter || c == '\n') {
                    delimiter = 0;
                    quote = -1;
                }
            } else if (c == '/' && before.startsWith("//", i)) {
                int end = before.indexOf('\n', i);
                if (end < 0) {
                    open.clear();
                    open.push(new Open('/', "", i));
                    return;
                }
                i = end;
            } else if (c == '\'' || c == '"' || (c == '/' && patternBegins(i))) {
                delimiter = c;
                quote = i;
            } else if (c == '{' || c == '(' || c == '[') {
                open.push(new Open(c, wordBefore(i), i));
            } else if ((c == '}' || c == ')' || c == ']') && !open.isEmpty()) {
                open.pop();
            }
        }
    }

    /** A slash begins a pattern where a value can begin. */
    private boolean patternBegins(int at) {
        int last = lastBefore(at);
        return last < 0 || "~(,[{&|=!".indexOf(before.charAt(last)) >= 0;
    }

    private int lastBefore(int at) {
        int last = at - 1;
        while (last >= 0 && Character.isWhitespace(before.charAt(last))) {
            last--;
        }
        return last;
    }

    /** The word before a bracket; before a block, the one before the brackets that stand between. */
    private String wordBefore(int at) {
        int end = lastBefore(at) + 1;
        if (before.charAt(at) == '{' && end > 0 && before.charAt(end - 1) == ')') {
            int start = before.lastIndexOf('(', end - 1);
            end = start < 0 ? end : lastBefore(start) + 1;
        }
        int start = end;
        while (start > 0 && letter(before.charAt(start - 1))) {
            start--;
        }
        return before.substring(start, end);
    }

    private static boolean letter(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** Whether it is within a comment. */
    boolean inComment() {
        return !open.isEmpty() && open.peek().bracket() == '/';
    }

    /** Whether it is within a text in quotes. */
    boolean inText() {
        return quote >= 0;
    }

    /** The nearest part of a book that is open there: {@code rule}, {@code when}, …, or empty at the left margin. */
    String part() {
        for (Open one : open) {
            if (one.bracket() == '{' && Lexicon.BLOCKS.contains(one.word())) {
                return one.word();
            }
        }
        return "";
    }

    /** What is begun: the last word with all dots, or what stands in the quotes so far. */
    String begun() {
        return before.substring(begins());
    }

    private int begins() {
        if (quote >= 0) {
            return quote + 1;
        }
        int start = before.length();
        while (start > 0 && (letter(before.charAt(start - 1)) || before.charAt(start - 1) == '.')) {
            start--;
        }
        return start;
    }

    /** What stands before it on its line, the quote left out. */
    String line() {
        int end = quote >= 0 ? quote : begins();
        int start = Math.max(before.lastIndexOf('\n', end - 1), before.lastIndexOf(';', end - 1)) + 1;
        Open inner = innermost();
        if (inner != null && inner.bracket() == '{' && inner.at() >= start) {
            start = inner.at() + 1;
        }
        return before.substring(Math.min(start, end), end).strip();
    }

    private @Nullable Open innermost() {
        return open.peek();
    }

    /** The text of the rule or whole example so far, or empty outside of one. */
    String rule() {
        for (Iterator<Open> outwards = open.descendingIterator(); outwards.hasNext(); ) {
            Open one = outwards.next();
            if (one.word().equals("rule") || one.word().equals("example")) {
                return before.substring(one.at() + 1);
            }
        }
        return "";
    }
}

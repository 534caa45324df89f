package dev.tributary.rules.syntax;

import java.util.List;
import org.codehaus.groovy.syntax.SyntaxException;

/** One of the parser's own messages, said again in a sentence of ours. */
record GroovyComplaint(String original, int line, int column, List<String> lines) {

    static GroovyComplaint of(SyntaxException cause, String text) {
        String original = cause.getOriginalMessage() == null ? "" : cause.getOriginalMessage();
        List<String> lines = text.lines().toList();
        int line = Math.clamp(cause.getStartLine(), 1, Math.max(1, lines.size()));
        int column = Math.max(1, cause.getStartColumn());
        return new GroovyComplaint(original, line, column, lines);
    }

    Finding finding() {
        int missing = original.indexOf("Missing '");
        if (missing >= 0 && missing + 10 < original.length()) {
            return Finding.error(
                    Span.at(line, column), "syntax.missing", original.substring(missing + 9, missing + 10));
        }
        String word = wordAtPlace();
        if (word.isEmpty() && !anythingAfter()) {
            return Finding.error(Span.at(line, column), "syntax.unfinished");
        }
        Span span = new Span(line, column, line, column + Math.max(1, word.length()));
        if ("'\"/$".indexOf(word.isEmpty() ? 'x' : word.charAt(0)) >= 0) {
            return Finding.error(span, "syntax.openText");
        }
        return word.isEmpty()
                ? Finding.error(span, "syntax.unreadable")
                : Finding.error(span, "syntax.unexpected", word);
    }

    private String wordAtPlace() {
        String text = line <= lines.size() ? lines.get(line - 1) : "";
        if (column > text.length()) {
            return "";
        }
        int start = column - 1;
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(start, Math.min(text.length(), Math.max(end, start + 1)))
                .strip();
    }

    private boolean anythingAfter() {
        for (int i = line; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return true;
            }
        }
        return false;
    }
}

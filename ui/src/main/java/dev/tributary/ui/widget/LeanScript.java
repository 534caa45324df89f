package dev.tributary.ui.widget;

/**
 * Takes out of a script what no browser needs: comments, indentation, and the blanks and line ends around brackets and
 * commas. Names stay, and so does a line end at which a statement may end. Strings, template literals and regular
 * expressions are copied as they stand, but for the line ends of style sheets (ECMA-262, 12.9). A slash begins a regular expression where a value may begin; that
 * is told by what stands before it, which is enough for scripts of ours and not for any script in the world.
 */
final class LeanScript {
    private static final String LOOSE = "{}()[];,:=?&|<>";
    /** Behind these no statement ends at a line end, before the others none begins. */
    private static final String OPEN = "{([,;:?=&|\n";

    private static final String GOES_ON = "})],;:?=&|.";
    private static final String BEFORE_VALUE = "(,=:[!&|?{};+-*%<>~^\n";
    /** Behind this a template literal is a style sheet. */
    private static final String STYLE = "replaceSync(";

    private static final String STYLE_PARTS = "{};,`";
    private final String source;
    private final StringBuilder lean = new StringBuilder();
    private int at;

    private LeanScript(String source) {
        this.source = source;
    }

    /**
     * The same script, shorter.
     *
     * @throws IllegalArgumentException when a comment or a text does not end
     */
    static String of(String source) {
        LeanScript script = new LeanScript(source.replace("\r\n", "\n"));
        script.code(false);
        return script.lean.toString().strip() + "\n";
    }

    /** Code to the end of the script, or of the {@code ${…}} that it fills in. */
    private void code(boolean inTemplate) {
        int depth = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith("//", at)) at = to("\n", source.length());
            else if (source.startsWith("/*", at)) comment();
            else if (c == '\'' || c == '"') text(c);
            else if (c == '`') template();
            else if (c == '/' && valueMayBegin()) regex();
            else if (c == ' ' || c == '\t' || c == '\n') blanks();
            else {
                if (inTemplate && c == '}' && depth-- == 0) return;
                if (inTemplate && c == '{') depth++;
                if (LOOSE.indexOf(c) >= 0) drop(' ');
                if (GOES_ON.indexOf(c) >= 0) drop('\n');
                // the last statement of a block needs none; no statement here is empty
                if (c == '}') drop(';');
                copy();
            }
        }
        if (inTemplate) throw new IllegalArgumentException("a template literal does not end");
    }

    private int to(String end, int otherwise) {
        int found = source.indexOf(end, at);
        return found < 0 ? otherwise : found;
    }

    private void comment() {
        int end = to("*/", -1);
        if (end < 0) throw new IllegalArgumentException("a comment does not end");
        // one with a line end in it counts as a line end
        boolean line = source.substring(at, end).indexOf('\n') >= 0;
        at = end + 2;
        gap(line);
    }

    private void blanks() {
        boolean line = false;
        for (; at < source.length() && " \t\n".indexOf(source.charAt(at)) >= 0; at++) line |= source.charAt(at) == '\n';
        gap(line);
    }

    private void gap(boolean line) {
        if (line) drop(' ');
        char last = last();
        if (line && OPEN.indexOf(last) < 0) lean.append('\n');
        else if (!line && last != ' ' && last != '\n' && LOOSE.indexOf(last) < 0) lean.append(' ');
    }

    private boolean endsWith(String end) {
        return lean.length() >= end.length()
                && lean.substring(lean.length() - end.length()).equals(end);
    }

    private char last() {
        return lean.isEmpty() ? '\n' : lean.charAt(lean.length() - 1);
    }

    private void drop(char what) {
        if (!lean.isEmpty() && last() == what) lean.setLength(lean.length() - 1);
    }

    private void text(char quote) {
        copy();
        while (here() != quote) {
            if (here() == '\n') throw new IllegalArgumentException("a string does not end in its line");
            escaped();
        }
        copy();
    }

    private void template() {
        boolean style = endsWith(STYLE);
        copy();
        while (here() != '`') {
            if (style && here() == '\n') styleLineEnd();
            else if (source.startsWith("${", at)) {
                copy();
                copy();
                code(true);
                copy();
            } else escaped();
        }
        copy();
    }

    /** A line end of a style sheet, with the indentation behind it: a blank where it parts two words, else nothing. */
    private void styleLineEnd() {
        while (here() == '\n' || here() == ' ') at++;
        if (STYLE_PARTS.indexOf(last()) < 0 && here() != '`') lean.append(' ');
    }

    private void regex() {
        boolean set = false;
        copy();
        while (set || here() != '/') {
            if (here() == '\n') throw new IllegalArgumentException("a regular expression does not end in its line");
            if (here() == '[') set = true;
            if (here() == ']') set = false;
            escaped();
        }
        copy();
    }

    private char here() {
        if (at >= source.length()) throw new IllegalArgumentException("a text does not end");
        return source.charAt(at);
    }

    private void escaped() {
        if (here() == '\\') copy();
        copy();
    }

    private void copy() {
        lean.append(here());
        at++;
    }

    private boolean valueMayBegin() {
        int end = lean.length();
        while (end > 0 && lean.charAt(end - 1) == ' ') end--;
        if (end == 0 || BEFORE_VALUE.indexOf(lean.charAt(end - 1)) >= 0) return true;
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(lean.charAt(start - 1))) start--;
        return switch (lean.substring(start, end)) {
            case "return", "typeof", "case", "in", "of", "await", "yield", "void" -> true;
            default -> false;
        };
    }
}

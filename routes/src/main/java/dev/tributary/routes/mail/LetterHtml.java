package dev.tributary.routes.mail;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The HTML of a mail that was written as text: the same words in paragraphs and lines, what is marked by {@code >} as
 * quotations, addresses of the web as links. Whatever looks like markup in the text is text.
 */
final class LetterHtml {
    private static final String LETTER = "font-family:sans-serif;font-size:15px;line-height:1.45";
    private static final String PARAGRAPH = "margin:0 0 1em";
    /** No border on top: at one, what a mail program copies below an answer begins. */
    private static final String QUOTATION = "margin:0 0 1em;padding-left:1em;border-left:2px solid #bbb";

    private static final int DEEPEST = 8;
    private static final char HARD_SPACE = '\u00a0';

    /** The innermost open quotation, or the body. */
    private Element box;

    private @Nullable Element paragraph;
    private int depth;
    private int blankLines;

    private LetterHtml(Element body) {
        box = body;
    }

    /** A whole document, with the line ends of mails (RFC 5322, section 2.3). The same text gives the same one. */
    static String of(String text) {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        document.prependChild(new DocumentType("html", "", ""));
        document.head().appendElement("meta").attr("charset", "utf-8");
        Element body = document.body().attr("style", LETTER);
        LetterHtml letter = new LetterHtml(body);
        for (String line : PlainText.clean(text).split("\n", -1)) letter.line(line);
        body.appendText("\n");
        return document.html().replace("\n", "\r\n");
    }

    private void line(String line) {
        int marks = 0;
        int at = 0;
        while (marks < DEEPEST && quotes(line, at)) {
            marks++;
            at += line.startsWith(" ", at + 1) ? 2 : 1;
        }
        String words = line.substring(at);
        if (words.isBlank()) {
            blankLines++;
            return;
        }
        Element open = blankLines > 0 || marks != depth ? null : paragraph;
        if (open == null) open = begin(marks);
        else {
            open.appendElement("br");
            open.appendText("\n");
        }
        LetterLinks.write(open, spaced(words));
        paragraph = open;
        blankLines = 0;
    }

    /** A mark of quotation stands before a space, another mark or nothing; ">:(" is a face. */
    private static boolean quotes(String line, int at) {
        if (!line.startsWith(">", at)) return false;
        int next = at;
        while (line.startsWith(">", next)) next++;
        return next == line.length() || line.charAt(next) == ' ';
    }

    /** A paragraph in a quotation that is so deep. */
    private Element begin(int marks) {
        for (; depth > marks; depth--) box = Objects.requireNonNull(box.parent());
        for (; depth < marks; depth++) box = box.appendElement("blockquote").attr("style", QUOTATION);
        // one blank line is the space between paragraphs
        if (paragraph != null) for (int i = 1; i < blankLines; i++) box.appendElement("br");
        box.appendText("\n");
        return box.appendElement("p").attr("style", PARAGRAPH);
    }

    /** Indentation and columns stay: HTML would make one space of several. */
    private static String spaced(String words) {
        StringBuilder spaced = new StringBuilder(words.length());
        for (char c : words.replace("\t", "    ").toCharArray()) {
            boolean afterSpace = spaced.isEmpty() || spaced.charAt(spaced.length() - 1) == ' ';
            spaced.append(c == ' ' && afterSpace ? HARD_SPACE : c);
        }
        return spaced.toString();
    }
}

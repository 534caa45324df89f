package dev.tributary.routes.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text that a person would read in HTML, with quotations marked by {@code "> "} as in plain mail. */
public final class HtmlText {
    private static final Set<String> UNSEEN =
            Set.of("head", "title", "style", "script", "template", "noscript", "object", "svg");
    private static final Set<String> LINES = Set.of(
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "blockquote",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "dl",
            "dt",
            "dd",
            "form",
            "fieldset",
            "center");
    private static final Set<String> APART = Set.of("p", "h1", "h2", "h3", "ul", "ol", "table", "blockquote");

    private HtmlText() {}

    /** The text of a whole mail or of a piece of one; HTML that is broken is read as browsers read it. */
    public static String of(String html) {
        Document document = Jsoup.parse(html);
        Lines lines = new Lines();
        document.traverse(lines);
        return lines.text();
    }

    private static final class Lines implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int unseen;
        private int quoted;
        private int kept;
        private int pendingBreaks;
        private boolean pendingBlank;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                if (unseen == 0) append(words);
            } else if (node instanceof Element element) {
                enter(element.normalName());
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) leave(element.normalName());
        }

        private void enter(String name) {
            if (UNSEEN.contains(name)) unseen++;
            if (unseen > 0) return;
            if (name.equals("br")) {
                pendingBreaks++;
                pendingBlank = false;
            } else if (LINES.contains(name)) {
                breakLine(name);
            }
            if (name.equals("blockquote")) quoted++;
            if (name.equals("pre")) kept++;
            if (name.equals("li")) write("- ");
            if ((name.equals("td") || name.equals("th")) && pendingBreaks == 0) pendingBlank = true;
        }

        private void leave(String name) {
            if (UNSEEN.contains(name)) unseen--;
            else if (unseen == 0 && LINES.contains(name)) breakLine(name);
            if (unseen > 0) return;
            if (name.equals("blockquote")) quoted--;
            if (name.equals("pre")) kept--;
        }

        private void breakLine(String name) {
            pendingBreaks = Math.max(pendingBreaks, APART.contains(name) ? 2 : 1);
            pendingBlank = false;
        }

        private void append(TextNode node) {
            if (kept > 0) {
                String[] lines = PlainText.clean(node.getWholeText()).split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (i > 0) pendingBreaks++;
                    if (!lines[i].isEmpty()) write(lines[i]);
                }
                return;
            }
            String words = node.getWholeText().replace('\u00a0', ' ');
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (Character.isWhitespace(c)) {
                    if (!word.isEmpty()) write(word.toString());
                    word.setLength(0);
                    pendingBlank = true;
                } else {
                    word.append(c);
                }
            }
            if (!word.isEmpty()) write(word.toString());
        }

        private void write(String words) {
            if (text.isEmpty()) {
                pendingBreaks = 0;
                if (quoted > 0) text.append("> ".repeat(quoted));
            } else if (pendingBreaks > 0) {
                text.repeat("\n", Math.min(pendingBreaks, 3)).append("> ".repeat(quoted));
            } else if (pendingBlank) {
                text.append(' ');
            }
            pendingBreaks = 0;
            pendingBlank = false;
            text.append(words);
        }

        String text() {
            return PlainText.clean(text.toString()).strip();
        }
    }
}

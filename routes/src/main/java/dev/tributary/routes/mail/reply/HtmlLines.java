package dev.tributary.routes.mail.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Reads HTML as the lines a person sees, each with the nodes it is made of, and with what the markup says of quotations. */
final class HtmlLines implements NodeVisitor {
    private static final String RULE = "________";
    private static final int ENOUGH_TO_KNOW = 150;
    private static final Set<String> UNSEEN = Set.of("head", "title", "style", "script", "template", "noscript");
    private static final Set<String> SEEN_WITHOUT_TEXT =
            Set.of("img", "video", "audio", "input", "button", "svg", "object");
    private static final Set<String> INLINE = Set.of(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
            "label",
            "mark",
            "o:p",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
            "st1:place",
            "img",
            "td",
            "th",
            "nobr");

    /** Boxes that mail programs put a quotation and its introduction in. */
    private static final Set<String> BOXES = Set.of(
            "gmail_quote",
            "gmail_quote_container",
            "gmail_attr",
            "moz-cite-prefix",
            "yahoo_quoted",
            "protonmail_quote",
            "tutanota_quote",
            "zmail_extra",
            "zmail_extra_hr",
            "hcsig_quote",
            "yahoo-quoted-begin",
            "front-blockquote");

    /** Marks after which everything is the mail that is answered. */
    private static final Set<String> MARKS = Set.of(
            "divrplyfwdmsg",
            "olk_src_body_section",
            "appendonsend",
            "stopspelling",
            "mail-editor-reference-message-container",
            "ms-outlook-mobile-reference-message",
            "reply-intro",
            "isreplycontent");

    /** A line and its nodes: text, and elements that end or fill a line. */
    record Row(Line line, List<Node> nodes) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Element> boxes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private List<Node> nodes = new ArrayList<>();
    private int unseen;
    private int quoted;
    private int boxed;
    private int kept;
    private int cited;
    private boolean opens;
    private @Nullable Mark mark;

    private HtmlLines() {}

    static List<Row> of(Element body) {
        splitLines(body);
        HtmlLines lines = new HtmlLines();
        body.traverse(lines);
        lines.endLine();
        return lines.rows;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            if (unseen == 0) append(words);
        } else if (node instanceof Element element) {
            enter(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) return;
        String name = element.normalName();
        if (UNSEEN.contains(name)) unseen--;
        if (unseen > 0) return;
        if (!INLINE.contains(name) && !name.equals("br") && !name.equals("hr")) endBlock();
        if (quotes(element)) {
            quoted--;
            if (cites(element)) cited--;
        }
        if (name.equals("pre")) kept--;
        if (!boxes.isEmpty() && boxes.getLast() == element) {
            boxes.removeLast();
            boxed = Math.max(0, boxed - 1);
        }
    }

    private void enter(Element element) {
        String name = element.normalName();
        if (UNSEEN.contains(name)) unseen++;
        if (unseen > 0) return;
        if (name.equals("br")) {
            nodes.add(element);
            endLine();
            return;
        }
        if (!INLINE.contains(name)) endBlock();
        if (marks(element)) {
            opens = true;
            if (element.childNodeSize() == 0) nodes.add(element);
        }
        // Outlook draws the rule above the mail it copies as the border of a box
        if (element.attr("style").contains("border-top")) rows.add(new Row(new Line(RULE, Mark.NONE), List.of()));
        if (name.equals("hr")) {
            for (int i = 0; i < RULE.length(); i++) write(RULE.charAt(i));
            nodes.add(element);
            endLine();
        }
        if (SEEN_WITHOUT_TEXT.contains(name)) {
            write('\ufffc');
            nodes.add(element);
        }
        if (name.equals("pre")) kept++;
        if (quotes(element)) {
            quoted++;
            if (cites(element)) {
                cited++;
                // what stands in the box below its first quotation is an answer
                boxed = 0;
            }
        } else if (boxes(element)) {
            boxes.add(element);
            boxed++;
        }
    }

    /** Indented by hand, as Gmail's editor does outside a reply, is no quotation of a mail. */
    private boolean quotes(Element element) {
        if (!element.normalName().equals("blockquote")) return false;
        return !element.hasClass("gmail_quote") || !boxes.isEmpty();
    }

    /** Whether a mail program, not a person, made the quotation. */
    private static boolean cites(Element quotation) {
        return quotation.hasClass("gmail_quote") || quotation.attr("type").equals("cite") || quotation.hasAttr("cite");
    }

    private static boolean boxes(Element element) {
        if (element.normalName().equals("blockquote")) return false;
        for (String name : element.classNames()) {
            if (BOXES.contains(name.toLowerCase(Locale.ROOT))) return !forwards(element);
        }
        return false;
    }

    private static boolean forwards(Element element) {
        String words = beginning(element).strip();
        int end = words.indexOf('\n');
        String line = end < 0 ? words : words.substring(0, end);
        int from = line.lastIndexOf("---");
        return CopiedHeaders.saysForwarded(from > 0 ? line.substring(0, from + 3) : line);
    }

    /** The first words of a box, with its line breaks. */
    private static String beginning(Element box) {
        StringBuilder words = new StringBuilder();
        box.filter((NodeFilter) (node, depth) -> {
            if (node instanceof TextNode text)
                words.append(
                        text.getWholeText(), 0, Math.min(text.getWholeText().length(), ENOUGH_TO_KNOW));
            else if (node instanceof Element element && element.normalName().equals("br")) words.append('\n');
            return words.length() > ENOUGH_TO_KNOW ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return words.toString();
    }

    private static boolean marks(Element element) {
        String id = Text.lower(element.id());
        // Outlook on the web puts x_ before the names in what it quotes
        if (MARKS.contains(id.startsWith("x_") ? id.substring(2) : id)) return true;
        for (String name : element.classNames()) if (MARKS.contains(Text.lower(name))) return true;
        return false;
    }

    private void append(TextNode node) {
        String words = node.getWholeText();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (!Text.space(c)) write(c);
            else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') text.append(' ');
        }
        nodes.add(node);
        if (kept > 0 && words.endsWith("\n")) endLine();
    }

    private void write(char c) {
        if (mark == null) mark = cited > 0 || boxed > 0 ? Mark.CITED : quoted > 0 ? Mark.QUOTED : Mark.NONE;
        text.append(c);
    }

    private void endBlock() {
        if (!Text.blank(text.toString())) endLine();
    }

    private void endLine() {
        if (nodes.isEmpty()) return;
        boolean blank = Text.blank(text.toString());
        Mark said = mark == null ? Mark.NONE : mark;
        if (opens && !blank) {
            said = Mark.OPENS;
            opens = false;
        }
        // plain text that was only wrapped in HTML keeps its own marks of quotation
        Line line = said == Mark.NONE ? Line.ofText(text.toString()) : new Line(text.toString(), said);
        rows.add(new Row(line, nodes));
        text.setLength(0);
        nodes = new ArrayList<>();
        mark = null;
    }

    /** In preformatted text each line gets a node of its own, so that it can be cut alone. */
    private static void splitLines(Element body) {
        for (Element pre : body.select("pre")) {
            for (TextNode words : pre.selectNodes("::text", TextNode.class)) {
                TextNode rest = words;
                int feed = rest.getWholeText().indexOf('\n');
                while (feed >= 0 && feed + 1 < rest.getWholeText().length()) {
                    rest = rest.splitText(feed + 1);
                    feed = rest.getWholeText().indexOf('\n');
                }
            }
        }
    }
}

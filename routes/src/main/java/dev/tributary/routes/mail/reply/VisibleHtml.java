package dev.tributary.routes.mail.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A mail's HTML without its quotation. The markup of what stays is untouched; it is not made safe to show.
 *
 * @param html what stays, with the signature: the very string given when nothing was cut, else a whole document
 * @param quotation what was cut, as plain text
 */
public record VisibleHtml(String html, String quotation) {
    private static final Set<String> FULL =
            Set.of("img", "video", "audio", "input", "button", "svg", "object", "hr", "br");

    /** Cuts the quotation from the HTML of a mail. Linear in its length; never fails. */
    public static VisibleHtml of(String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        List<HtmlLines.Row> rows = HtmlLines.of(document.body());
        Part[] parts = Quotations.of(rows.stream().map(HtmlLines.Row::line).toList());
        StringBuilder quotation = new StringBuilder();
        List<Node> cut = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != Part.QUOTATION) continue;
            quotation.append(rows.get(i).line().text().strip()).append('\n');
            cut.addAll(rows.get(i).nodes());
        }
        if (cut.isEmpty()) return new VisibleHtml(html, "");
        remove(cut, document.body());
        return new VisibleHtml(document.html(), quotation.toString().strip());
    }

    /** Removes the nodes, the last first, and then every box that they leave empty, each looked at once. */
    private static void remove(List<Node> nodes, Element body) {
        PriorityQueue<Box> boxes =
                new PriorityQueue<>(Comparator.comparingInt(Box::depth).reversed());
        Set<Element> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.add(body);
        for (Node node : nodes.reversed()) {
            Element above = parent(node);
            if (above == null) continue;
            node.remove();
            if (known.add(above)) boxes.add(Box.of(above));
        }
        while (!boxes.isEmpty()) {
            Box next = boxes.remove();
            Element box = next.element();
            Element above = parent(box);
            if (above == null || !empty(box)) continue;
            box.remove();
            if (known.add(above)) boxes.add(new Box(above, next.depth() - 1));
        }
    }

    private record Box(Element element, int depth) {
        static Box of(Element element) {
            int depth = 0;
            for (Node above = element.parent(); above != null; above = above.parent()) depth++;
            return new Box(element, depth);
        }
    }

    private static @Nullable Element parent(Node node) {
        return node.parent() instanceof Element element ? element : null;
    }

    private static boolean empty(Element box) {
        for (Node child : box.childNodes()) {
            if (child instanceof TextNode words && !words.isBlank()) return false;
            if (child instanceof Element element
                    && (FULL.contains(element.normalName()) || element.childNodeSize() > 0)) return false;
        }
        return true;
    }
}

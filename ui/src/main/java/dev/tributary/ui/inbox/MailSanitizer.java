package dev.tributary.ui.inbox;

import java.util.List;
import java.util.Locale;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Leaves of a mail's HTML what shows text, tables and pictures. Remote pictures stay only when they are asked for. */
final class MailSanitizer {
    private static final PolicyFactory TEXT = new HtmlPolicyBuilder()
            .allowElements(
                    "a",
                    "abbr",
                    "b",
                    "blockquote",
                    "br",
                    "caption",
                    "center",
                    "cite",
                    "code",
                    "col",
                    "colgroup",
                    "dd",
                    "del",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "font",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "i",
                    "ins",
                    "kbd",
                    "li",
                    "ol",
                    "p",
                    "pre",
                    "q",
                    "s",
                    "samp",
                    "small",
                    "span",
                    "strike",
                    "strong",
                    "sub",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "tt",
                    "u",
                    "ul")
            .allowAttributes("align", "valign", "bgcolor", "width", "height", "border", "cellpadding", "cellspacing")
            .onElements("table", "tbody", "thead", "tfoot", "tr", "td", "th", "col", "colgroup", "div", "p", "hr")
            .allowAttributes("colspan", "rowspan")
            .onElements("td", "th")
            .allowAttributes("color", "face", "size")
            .onElements("font")
            .allowAttributes("dir", "lang", "title")
            .globally()
            .allowAttributes("href")
            .onElements("a")
            .allowStandardUrlProtocols()
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .toFactory()
            .and(Sanitizers.STYLES);

    private static final PolicyFactory INLINE_PICTURES = TEXT.and(pictures(List.of("data:image/")));
    private static final PolicyFactory ALL_PICTURES = TEXT.and(pictures(List.of("data:image/", "https://")));

    private static final String HEAD =
            "<!doctype html><html><head><meta charset=\"utf-8\"><base target=\"_blank\"><style>"
                    + "html{color-scheme:light;background:#fff}body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#111827;"
                    + "overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}"
                    + "blockquote{margin:8px 0 8px 4px;padding-left:10px;border-left:2px solid #d0d5dd;color:#475467}"
                    + "</style></head><body>";

    /** The whole page of the frame. */
    String page(String html, boolean remotePictures) {
        return HEAD + (remotePictures ? ALL_PICTURES : INLINE_PICTURES).sanitize(html) + "</body></html>";
    }

    private static PolicyFactory pictures(List<String> allowed) {
        AttributePolicy source = (element, attribute, value) -> {
            String start = value.strip().toLowerCase(Locale.ROOT);
            // an SVG may carry scripts; in an img they do not run, but nothing is lost by leaving it out
            if (start.startsWith("data:image/svg")) return null;
            return allowed.stream().anyMatch(start::startsWith) ? value.strip() : null;
        };
        return new HtmlPolicyBuilder()
                .allowElements("img")
                .allowUrlProtocols("data", "https")
                .allowAttributes("src")
                .matching(source)
                .onElements("img")
                .allowAttributes("alt", "width", "height")
                .onElements("img")
                .toFactory();
    }
}

package dev.tributary.routes.score;

import dev.tributary.routes.mail.HtmlText;
import dev.tributary.routes.mail.reply.VisibleHtml;
import dev.tributary.routes.mail.reply.VisibleReply;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Replies in text and HTML; signatures are part of what this set expects, except where it asks for both. */
final class TalonReplies implements ScoredSet {
    @Override
    public String name() {
        return "reply-talon";
    }

    @Override
    public List<Tally> score(Path folder) throws IOException {
        Tally plain = new Tally("reply-talon-plain", Bar.atLeast(56, 63));
        Tally htmlToText = new Tally("reply-talon-html-to-text", Bar.ALL);
        Tally html = new Tally("reply-talon-html", Bar.NONE);
        Tally signature = new Tally("reply-talon-signature", Bar.NONE);
        for (JsonObject one : CaseFile.jsonLines(folder.resolve("cases.jsonl"))) {
            String id = one.getString("id");
            String input = one.getString("input");
            switch (one.getString("kind")) {
                case "plain" -> plain.add(id, Texts.same(VisibleReply.of(input).signed(), one.getString("expected")));
                case "html-to-text" -> {
                    String text = HtmlText.of(VisibleHtml.of(input).html());
                    htmlToText.add(id, Texts.dense(text).equals(Texts.dense(one.getString("expected"))));
                }
                case "html" -> html.add(id, sameHtml(VisibleHtml.of(input).html(), one.getString("expected")));
                case "signature", "signature-ml" -> signature.add(id, parted(input, one.getJsonArray("expected")));
                default -> {
                    // a kind that the set has added since
                }
            }
        }
        return List.of(plain, htmlToText, html, signature);
    }

    /** The set's HTML was written by another library: equal when it, or what it is parsed to, is the same but for spaces. */
    private static boolean sameHtml(String got, String expected) {
        return Texts.dense(got).equals(Texts.dense(expected))
                || Texts.dense(tree(got)).equals(Texts.dense(tree(expected)));
    }

    private static String tree(String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        return document.html().replace("&nbsp;", "");
    }

    private static boolean parted(String input, JsonArray expected) {
        VisibleReply reply = VisibleReply.of(input);
        return Texts.same(reply.reply(), text(expected.get(0))) && Texts.same(reply.signature(), text(expected.get(1)));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : "";
    }
}

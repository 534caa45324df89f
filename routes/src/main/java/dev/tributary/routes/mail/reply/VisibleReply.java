package dev.tributary.routes.mail.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * A mail's plain text in three parts, each with line feeds between its lines and without white space around it. Every line
 * of the mail is in exactly one of them.
 *
 * @param reply what the sender wrote for this mail, without signature
 * @param quotation what their mail program copied of earlier mails
 * @param signature what stands under every mail of theirs
 * @param signed the reply and the signature, in the order in which they stood
 */
public record VisibleReply(String reply, String quotation, String signature, String signed) {

    /** Parts the text of a mail. Linear in its length; never fails; an empty text has three empty parts. */
    public static VisibleReply of(String text) {
        List<Line> lines = lines(text);
        Part[] parts = Quotations.of(lines);
        Part[] unsigned = parts.clone();
        Signatures.mark(lines, parts);
        return new VisibleReply(
                join(lines, parts, Part.REPLY),
                join(lines, parts, Part.QUOTATION),
                join(lines, parts, Part.SIGNATURE),
                join(lines, unsigned, Part.REPLY));
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            add(lines, text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end));
            from = end + 1;
        }
        return lines;
    }

    /** An introduction that was glued to the reply becomes a line of its own. */
    private static void add(List<Line> lines, String text) {
        Line line = Line.ofText(text);
        int glued = line.quoted() ? -1 : Introductions.inside(text);
        if (glued < 0) {
            lines.add(line);
            return;
        }
        String before = text.substring(0, glued).stripTrailing();
        int dashes = before.length();
        while (dashes > 0 && before.charAt(dashes - 1) == '-') dashes--;
        int cut = before.length() - dashes > 1 ? dashes : before.length();
        lines.add(Line.ofText(text.substring(0, cut)));
        lines.add(Line.ofText(text.substring(cut)));
    }

    private static String join(List<Line> lines, Part[] parts, Part wanted) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == wanted) joined.append(lines.get(i).text()).append('\n');
        }
        return joined.toString().strip();
    }
}

package dev.tributary.routes.mail;

import dev.tributary.routes.mail.reply.VisibleHtml;
import dev.tributary.routes.mail.reply.VisibleReply;

/**
 * What is shown of a mail and what is kept apart.
 *
 * @param visible what the sender wrote for this mail
 * @param rest their signature and what was quoted, in this order; may be empty
 */
record SplitText(String visible, String rest) {
    static SplitText ofText(String text) {
        return of(VisibleReply.of(text), "");
    }

    /** For a mail that is HTML only: the markup says more of quotations than its text. */
    static SplitText ofHtml(String html) {
        VisibleHtml cut = VisibleHtml.of(html);
        return of(VisibleReply.of(HtmlText.of(cut.html())), cut.quotation());
    }

    private static SplitText of(VisibleReply reply, String more) {
        StringBuilder rest = new StringBuilder();
        for (String part : new String[] {reply.signature(), reply.quotation(), more}) {
            if (part.isEmpty()) continue;
            if (!rest.isEmpty()) rest.append("\n\n");
            rest.append(part);
        }
        return new SplitText(reply.reply(), rest.toString());
    }
}

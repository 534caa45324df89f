package dev.tributary.routes.mail;

import org.springframework.stereotype.Component;

/**
 * The simplest way of parting a reply: a block of quoted lines that reaches the end of the mail is cut off together with
 * the line that introduces it ("On … wrote:"). A mail that is nothing but quotation stays whole.
 */
@Component
final class QuoteAtTheEnd implements ReplySplitter {
    @Override
    public Split split(String text) {
        String[] lines = text.split("\n", -1);
        int cut = lines.length;
        boolean quoted = false;
        while (cut > 0 && (lines[cut - 1].isBlank() || lines[cut - 1].startsWith(">"))) {
            cut--;
            quoted |= lines[cut].startsWith(">");
        }
        if (!quoted) return new Split(text.strip(), "");
        if (cut > 0 && lines[cut - 1].stripTrailing().endsWith(":")) {
            cut--;
            // the introduction may be folded over two lines
            if (cut > 0
                    && !lines[cut - 1].isBlank()
                    && lines[cut].length() < 60
                    && cut > 1
                    && lines[cut - 2].isBlank()) {
                cut--;
            }
        }
        String visible = join(lines, 0, cut).strip();
        if (visible.isEmpty()) return new Split(text.strip(), "");
        return new Split(visible, join(lines, cut, lines.length).strip());
    }

    private static String join(String[] lines, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) text.append(lines[i]).append('\n');
        return text.toString();
    }
}

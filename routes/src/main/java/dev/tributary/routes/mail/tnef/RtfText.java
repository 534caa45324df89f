package dev.tributary.routes.mail.tnef;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The text in RTF, or the HTML that was wrapped in it (MS-OXRTFEX). One pass; groups that hold no text are passed over.
 */
final class RtfText {
    private static final int DEEPEST = 1000;
    private static final Set<String> SILENT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "listtable",
            "generator");

    private final byte[] rtf;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group = new Group(false, false, 1);
    private Charset charset = Tnef.charset(1252);
    private boolean html;
    private int at;
    private int toSkip;

    private RtfText(byte[] rtf) {
        this.rtf = rtf;
    }

    /** Reads it as far as it goes. */
    static RtfText of(byte[] rtf) {
        RtfText read = new RtfText(rtf);
        read.run();
        return read;
    }

    /** Whether it is HTML. */
    boolean html() {
        return html;
    }

    String text() {
        return text.toString();
    }

    /**
     * What holds in a group.
     *
     * @param silent whether its text is not for readers
     * @param rtfOnly whether it is there for readers of RTF and not part of the HTML
     * @param skipped how many characters follow an encoded one for those who cannot read it
     */
    private record Group(boolean silent, boolean rtfOnly, int skipped) {}

    private void run() {
        while (at < rtf.length) {
            int c = rtf[at++] & 0xff;
            switch (c) {
                case '{' -> {
                    flush();
                    if (groups.size() >= DEEPEST) return;
                    groups.push(group);
                }
                case '}' -> {
                    flush();
                    if (groups.isEmpty()) return;
                    group = groups.pop();
                }
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> put(c);
            }
        }
        flush();
    }

    private void put(int c) {
        if (toSkip > 0) toSkip--;
        else if (!quiet()) pending.write(c);
    }

    private boolean quiet() {
        return group.silent() || (html && group.rtfOnly());
    }

    private void say(String words) {
        flush();
        if (!quiet()) text.append(words);
    }

    private void flush() {
        if (pending.size() > 0) text.append(pending.toString(charset));
        pending.reset();
    }

    private void control() {
        if (at >= rtf.length) return;
        int c = rtf[at] & 0xff;
        if (!letter(c)) {
            at++;
            symbol(c);
            return;
        }
        int start = at;
        while (at < rtf.length && letter(rtf[at] & 0xff)) at++;
        String word = new String(rtf, start, at - start, StandardCharsets.US_ASCII);
        int number = number();
        if (at < rtf.length && rtf[at] == ' ') at++;
        word(word, number);
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** The number behind a word; the least there is when there is none. */
    private int number() {
        boolean minus = at < rtf.length && rtf[at] == '-';
        if (minus) at++;
        long value = 0;
        int digits = 0;
        while (at < rtf.length && rtf[at] >= '0' && rtf[at] <= '9' && digits < 9) {
            value = value * 10 + (rtf[at++] - '0');
            digits++;
        }
        if (digits == 0) return Integer.MIN_VALUE;
        return (int) (minus ? -value : value);
    }

    private void symbol(int c) {
        switch (c) {
            case '\'' -> hex();
            case '*' -> optional();
            case '~' -> say("\u00a0");
            case '_' -> say("-");
            case '\r', '\n' -> say("\n");
            case '{', '}', '\\' -> put(c);
            default -> {}
        }
    }

    private void hex() {
        if (at + 2 > rtf.length) return;
        int high = Character.digit(rtf[at], 16);
        int low = Character.digit(rtf[at + 1], 16);
        at += 2;
        if (high >= 0 && low >= 0) put(high * 16 + low);
    }

    /** A group that old readers may pass over: so do we, but for the one that holds HTML. */
    private void optional() {
        boolean tag = startsWith("\\htmltag");
        group = new Group(!tag, tag ? false : group.rtfOnly(), group.skipped());
    }

    private boolean startsWith(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        if (at + bytes.length > rtf.length) return false;
        for (int i = 0; i < bytes.length; i++) if (rtf[at + i] != bytes[i]) return false;
        return true;
    }

    private void word(String word, int number) {
        if (SILENT.contains(word)) group = new Group(true, group.rtfOnly(), group.skipped());
        switch (word) {
            case "fromhtml" -> html = true;
            case "htmlrtf" -> {
                flush();
                group = new Group(group.silent(), number != 0, group.skipped());
            }
            case "ansicpg" -> {
                if (number > 0) charset = Tnef.charset(number);
            }
            case "uc" -> group = new Group(group.silent(), group.rtfOnly(), Math.clamp(number, 0, 10));
            case "u" -> {
                say(String.valueOf((char) number));
                toSkip = group.skipped();
            }
            case "par", "line", "row" -> say("\n");
            case "tab", "cell" -> say("\t");
            case "lquote" -> say("\u2018");
            case "rquote" -> say("\u2019");
            case "ldblquote" -> say("\u201c");
            case "rdblquote" -> say("\u201d");
            case "bullet" -> say("\u2022");
            case "endash" -> say("\u2013");
            case "emdash" -> say("\u2014");
            case "bin" -> at = (int) Math.min(rtf.length, (long) at + Math.max(0, number));
            default -> {}
        }
    }
}

package dev.tributary.routes.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads header values: encoded words (RFC 2047) and raw bytes that should have been encoded. Neighbouring words of one
 * charset are decoded together, because mail programs cut characters in two between them. One pass; never throws.
 */
final class HeaderText {
    private HeaderText() {}

    /** The text of a header as Jakarta Mail gives it, unfolded. */
    static String decode(String raw) {
        return PlainText.clean(words(raw, false)).replace('\n', ' ').strip();
    }

    /** The header with neighbouring encoded words made one each, for parsers that decode word by word. */
    static String joined(String raw) {
        return words(raw, true);
    }

    private static String words(String raw, boolean encoded) {
        String value = rawBytes(unfold(raw));
        StringBuilder text = new StringBuilder(value.length());
        Run run = new Run(encoded);
        int at = 0;
        while (at < value.length()) {
            Word word = value.startsWith("=?", at) ? word(value, at) : null;
            if (word != null) {
                run.add(word, text);
                at = word.end();
                int next = skipBlanks(value, at);
                if (next > at && value.startsWith("=?", next) && word(value, next) != null) at = next;
            } else {
                run.flush(text);
                text.append(value.charAt(at++));
            }
        }
        run.flush(text);
        return text.toString();
    }

    private static String unfold(String raw) {
        return raw.replace("\r\n", "").replace("\n", "").replace("\r", "");
    }

    /** Jakarta Mail gives bytes above 127 as Latin 1 characters; they are mostly UTF-8. */
    private static String rawBytes(String value) {
        boolean high = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 0xff) return value;
            high |= c > 0x7f;
        }
        return high ? Charsets.decode(value.getBytes(StandardCharsets.ISO_8859_1), null) : value;
    }

    private static int skipBlanks(String value, int from) {
        int at = from;
        while (at < value.length() && (value.charAt(at) == ' ' || value.charAt(at) == '\t')) at++;
        return at;
    }

    /** The encoded word that starts here, or null. */
    private static @Nullable Word word(String value, int start) {
        int charsetEnd = value.indexOf('?', start + 2);
        if (charsetEnd < 0 || charsetEnd + 2 >= value.length() || value.charAt(charsetEnd + 2) != '?') return null;
        int end = value.indexOf("?=", charsetEnd + 3);
        if (end < 0) return null;
        String charset = value.substring(start + 2, charsetEnd);
        int language = charset.indexOf('*');
        if (language >= 0) charset = charset.substring(0, language);
        String content = value.substring(charsetEnd + 3, end);
        byte[] bytes = switch (Character.toLowerCase(value.charAt(charsetEnd + 1))) {
            case 'b' -> base64(content);
            case 'q' -> quotedPrintable(content);
            default -> null;
        };
        return bytes == null ? null : new Word(charset.toLowerCase(Locale.ROOT), bytes, end + 2);
    }

    /** Without regard to its filling: many programs write too much or too little of it. */
    private static byte @Nullable [] base64(String content) {
        int end = content.length();
        while (end > 0 && (content.charAt(end - 1) == '=' || content.charAt(end - 1) <= ' ')) end--;
        try {
            return Base64.getMimeDecoder().decode(content.substring(0, end));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] quotedPrintable(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            int high = c == '=' && i + 2 < content.length() ? Character.digit(content.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(content.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes((c == '_' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private record Word(String charset, byte[] bytes, int end) {}

    /** Words of one charset that follow each other. */
    private static final class Run {
        private final boolean encoded;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable String charset;

        Run(boolean encoded) {
            this.encoded = encoded;
        }

        void add(Word word, StringBuilder text) {
            if (!word.charset().equals(charset)) flush(text);
            charset = word.charset();
            bytes.writeBytes(word.bytes());
        }

        void flush(StringBuilder text) {
            if (charset == null) return;
            String decoded = Charsets.decode(bytes.toByteArray(), charset);
            byte[] utf8 = decoded.getBytes(StandardCharsets.UTF_8);
            if (encoded)
                text.append("=?UTF-8?B?")
                        .append(Base64.getEncoder().encodeToString(utf8))
                        .append("?=");
            else text.append(decoded);
            bytes.reset();
            charset = null;
        }
    }
}

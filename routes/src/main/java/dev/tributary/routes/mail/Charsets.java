package dev.tributary.routes.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text whatever their charset is said to be. A declared charset is believed when the bytes fit it;
 * otherwise UTF-8 is tried, then the Western code page, in which every byte means something.
 */
final class Charsets {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** What mail programs write, and what they mean: mostly the superset that the program really used. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("hz-gb-2312", "GB18030"),
            Map.entry("ks_c_5601-1987", "MS949"),
            Map.entry("euc-kr", "MS949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("utf-8n", "UTF-8"));

    private Charsets() {}

    /** The text of these bytes; never throws. */
    static String decode(byte[] bytes, @Nullable String declared) {
        Charset charset = named(declared);
        if (charset != null && !charset.equals(StandardCharsets.US_ASCII)) {
            String text = strictly(bytes, charset);
            if (text != null) return text;
        }
        String utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) return utf8;
        if (charset == null || charset.equals(StandardCharsets.US_ASCII)) return western(bytes);
        return mixed(bytes, charset);
    }

    private static @Nullable Charset named(@Nullable String declared) {
        if (declared == null) return null;
        String name = declared.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        try {
            return Charset.forName(MEANT.getOrDefault(name, name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** What fits the charset is read in it; each byte that does not is read as a Western one. */
    private static String mixed(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.max(16, 2 * bytes.length));
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow() || result.isOverflow()) break;
            byte[] misfit = new byte[Math.min(result.length(), in.remaining())];
            in.get(misfit);
            out.put(western(misfit));
            decoder.reset();
        }
        return out.flip().toString();
    }

    private static String western(byte[] bytes) {
        String text = strictly(bytes, WESTERN);
        return text != null ? text : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

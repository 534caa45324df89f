package dev.tributary.engine.masking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An attachment that is text.
 *
 * @param text its text
 * @param charset the charset it was read in; writing in it gives the same bytes again
 * @param markup whether tags may split what it says
 */
record TextFile(String text, Charset charset, boolean markup) {
    private static final int LOOK = 4096;

    /** Reads bytes as text, or gives null when they are not text. */
    static @Nullable TextFile of(byte[] content, String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        boolean declared =
                type.startsWith("text/") || type.contains("json") || type.contains("xml") || type.contains("csv");
        Charset charset = charsetOf(content);
        if (!declared
                && charset != StandardCharsets.UTF_16LE
                && charset != StandardCharsets.UTF_16BE
                && !looksLikeText(content)) {
            return null;
        }
        boolean markup = type.contains("html") || type.contains("xml");
        return new TextFile(new String(content, charset), charset, markup);
    }

    byte[] encode(String masked) {
        // dots that the charset lacks become asterisks rather than question marks
        String writable = charset.newEncoder().canEncode('•') ? masked : masked.replace('•', '*');
        return writable.getBytes(charset);
    }

    private static Charset charsetOf(byte[] content) {
        if (content.length >= 2 && content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
            return StandardCharsets.UTF_16LE;
        if (content.length >= 2 && content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
            return StandardCharsets.UTF_16BE;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            // every byte is a character here, so that what is not masked comes back as it was
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static boolean looksLikeText(byte[] content) {
        int length = Math.min(content.length, LOOK);
        for (int i = 0; i < length; i++) {
            int b = content[i] & 0xFF;
            if (b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f') return false;
        }
        return length > 0;
    }
}

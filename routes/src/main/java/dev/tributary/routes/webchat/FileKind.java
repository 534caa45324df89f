package dev.tributary.routes.webchat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file is by what stands in it, whatever it is called. Only kinds that somebody shows an agent are known here:
 * pictures, sound, film, PDF, office documents and text; programs are none.
 */
final class FileKind {
    private static final int LOOK = 4096;
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
    /** Archives that are documents, by the end of their name. */
    private static final Map<String, String> DOCUMENTS = Map.of(
            "docx", OPEN_XML + "wordprocessingml.document",
            "xlsx", OPEN_XML + "spreadsheetml.sheet",
            "pptx", OPEN_XML + "presentationml.presentation",
            "odt", OPEN_DOCUMENT + "text",
            "ods", OPEN_DOCUMENT + "spreadsheet",
            "odp", OPEN_DOCUMENT + "presentation");

    private FileKind() {}

    /** The media type, or nothing when it is no kind that is taken. */
    static Optional<String> of(byte[] content, String name) {
        String type = signature(content, name);
        if (type == null) type = text(content);
        return Optional.ofNullable(type);
    }

    private static @Nullable String signature(byte[] content, String name) {
        String head = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) return "image/png";
        if (head.startsWith("\u00ff\u00d8\u00ff")) return "image/jpeg";
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return "image/gif";
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) return "image/webp";
        if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) return "audio/wav";
        if (head.startsWith("%PDF-")) return "application/pdf";
        if (head.startsWith("ftyp", 4)) return isoMedia(head.length() < 12 ? "" : head.substring(8, 12));
        if (head.startsWith("OggS")) return "audio/ogg";
        if (head.startsWith("ID3") || head.startsWith("\u00ff\u00fb")) return "audio/mpeg";
        if (head.startsWith("\u001aE\u00df\u00a3")) return "video/webm";
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return "application/x-ole-storage";
        if (head.startsWith("PK\u0003\u0004"))
            return DOCUMENTS.getOrDefault(
                    name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "application/zip");
        return null;
    }

    private static String isoMedia(String brand) {
        return switch (brand) {
            case "heic", "heix", "mif1", "msf1" -> "image/heic";
            case "avif", "avis" -> "image/avif";
            case "M4A " -> "audio/mp4";
            default -> "video/mp4";
        };
    }

    /** Text has no control characters; what begins as markup is told apart, because tags may split what it says. */
    private static @Nullable String text(byte[] content) {
        byte[] start = Arrays.copyOf(content, Math.min(content.length, LOOK));
        boolean wide = start.length >= 2 && (start[0] == -1 && start[1] == -2 || start[0] == -2 && start[1] == -1);
        if (!wide)
            for (byte b : start) if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') return null;
        if (!wide && !isUtf8(content) && !isMostlyLetters(start)) return null;
        String said = new String(start, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (said.startsWith("\ufeff")) said = said.substring(1).stripLeading();
        if (!said.startsWith("<")) return "text/plain";
        if (said.contains("<svg")) return "image/svg+xml";
        return said.startsWith("<?xml") ? "application/xml" : "text/html";
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Text in an older charset. */
    private static boolean isMostlyLetters(byte[] start) {
        int ascii = 0;
        for (byte b : start) if (b >= ' ' || b == '\n' || b == '\r' || b == '\t') ascii++;
        return ascii > start.length * 0.7;
    }
}

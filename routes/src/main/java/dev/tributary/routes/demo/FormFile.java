package dev.tributary.routes.demo;

import dev.tributary.routes.demo.GraphStandIn.SentFile;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code filedata} of a form as {@code multipart/form-data} (RFC 7578). */
final class FormFile {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern HEADER = Pattern.compile(
            "name=\"filedata\"; filename=\"([^\"]*)\"\r\nContent-Type: ([^\r\n]+)\r\n\r\n", Pattern.CASE_INSENSITIVE);

    private FormFile() {}

    /** The file, or null when the form has none or is no form. */
    static @Nullable SentFile of(@Nullable String contentType, byte[] body) {
        if (contentType == null || !contentType.startsWith("multipart/form-data")) return null;
        Matcher boundary = BOUNDARY.matcher(contentType);
        // one char for each byte, so that places in the text are places in the bytes
        String text = new String(body, StandardCharsets.ISO_8859_1);
        Matcher header = HEADER.matcher(text);
        if (!boundary.find() || !header.find()) return null;
        int end = text.indexOf("\r\n--" + boundary.group(1), header.end());
        if (end < 0) return null;
        byte[] content = text.substring(header.end(), end).getBytes(StandardCharsets.ISO_8859_1);
        String name = new String(header.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new SentFile(name, header.group(2), content);
    }
}

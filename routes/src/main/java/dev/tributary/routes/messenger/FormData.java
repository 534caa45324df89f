package dev.tributary.routes.messenger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with files as {@code multipart/form-data} (RFC 7578). Names are cleaned of what could end a header. */
final class FormData {
    private final String boundary;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    FormData(UUID seed) {
        boundary = "tributary-" + seed;
    }

    void field(String name, String value) {
        part(name, "", "text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8));
    }

    void file(String name, String fileName, String mediaType, byte[] content) {
        part(name, "; filename=\"" + clean(fileName) + "\"", clean(mediaType), content);
    }

    private void part(String name, String more, String type, byte[] content) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more
                + "\r\nContent-Type: " + type + "\r\n\r\n");
        out.writeBytes(content);
        write("\r\n");
    }

    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> c >= 32 && c != '"' && c != '\\').forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(out.size() + 64);
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }
}

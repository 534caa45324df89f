package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Names of files, and names for those that come without one. */
final class FileNames {
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/calendar", "ics"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("message/delivery-status", "txt"),
            Map.entry("message/rfc822", "eml"));

    private FileNames() {}

    /**
     * The name that the sender gave, or null. Of two, the one of Content-Type is what the sender's own program calls it,
     * unless the other is written in the way that was made for names of all scripts (RFC 2231).
     */
    static @Nullable String given(Part part) {
        try {
            String[] dispositions = part.getHeader("Content-Disposition");
            boolean modern = dispositions != null
                    && dispositions[0].toLowerCase(Locale.ROOT).contains("filename*");
            String name = modern ? null : nameOfType(part);
            if (name == null || name.isBlank()) name = part.getFileName();
            String decoded = name == null ? "" : HeaderText.decode(name);
            return decoded.isEmpty() ? null : decoded;
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String nameOfType(Part part) throws MessagingException {
        String declared = part.getContentType();
        if (declared == null) return null;
        try {
            return new ContentType(declared).getParameter("name");
        } catch (ParseException e) {
            return null;
        }
    }

    /** A name that says what it is. A mail in a mail is called by its subject. */
    static String invented(Part part, String type) {
        String ending = ENDINGS.getOrDefault(type, "bin");
        if (type.equals("message/rfc822")) {
            String subject = subjectOf(MimeTree.bytes(part));
            if (!subject.isEmpty()) return PlainText.cut(subject.replace('/', ' '), 120) + ".eml";
            return "message.eml";
        }
        String family = type.indexOf('/') > 0 ? type.substring(0, type.indexOf('/')) : "file";
        return (family.equals("application") ? "file" : family) + "." + ending;
    }

    private static String subjectOf(byte[] mail) {
        try {
            String subject = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail))
                    .getHeader("Subject", null);
            return subject == null ? "" : HeaderText.decode(subject);
        } catch (MessagingException | RuntimeException e) {
            return "";
        }
    }

    /** The media type in front of parameters that nobody can read; plain text when there is none. */
    static String typeBeforeParameters(Part part) {
        try {
            String[] declared = part.getHeader("Content-Type");
            if (declared == null || declared.length == 0) return "text/plain";
            String type = declared[0].strip().toLowerCase(Locale.ROOT);
            int end = 0;
            while (end < type.length()
                    && (Character.isLetterOrDigit(type.charAt(end)) || "/.+-_".indexOf(type.charAt(end)) >= 0)) {
                end++;
            }
            String base = type.substring(0, end);
            return base.indexOf('/') > 0 ? base : "text/plain";
        } catch (MessagingException e) {
            return "text/plain";
        }
    }
}

package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Names for files that come without one. */
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

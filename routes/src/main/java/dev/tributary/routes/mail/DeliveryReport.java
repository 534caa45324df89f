package dev.tributary.routes.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says about a mail of ours (RFC 3464).
 *
 * @param originalId the Message-ID of the mail it is about, without angle brackets
 * @param failed whether it failed for good; else it is only late, or arrived
 * @param code the enhanced status code, for example {@code 5.1.1}
 * @param reason the other server's words
 */
record DeliveryReport(String originalId, boolean failed, String code, String reason) {
    private static final int LONGEST_REASON = 900;

    /** The report in this mail, or null when it is none, or does not say which mail it is about. */
    static @Nullable DeliveryReport in(MimeMessage mail) {
        if (!MimeTree.typeOf(mail).equals("multipart/report")) return null;
        Draft draft = new Draft();
        try {
            Multipart parts = new MimeMultipart(mail.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount() && i < 10; i++) draft.read(parts.getBodyPart(i));
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
        return draft.finished();
    }

    private static final class Draft {
        private @Nullable String originalId;
        private String action = "";
        private String status = "";
        private String diagnostic = "";

        void read(BodyPart part) throws MessagingException {
            switch (MimeTree.typeOf(part)) {
                case "message/delivery-status", "message/global-delivery-status" -> status(MimeTree.bytes(part));
                case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers" ->
                    original(MimeTree.bytes(part));
                default -> {}
            }
        }

        /** Groups of header fields; of several recipients one that failed counts. */
        private void status(byte[] bytes) throws MessagingException {
            String text = PlainText.clean(Charsets.decode(bytes, null));
            for (String group : text.split("\n\n", -1)) {
                InternetHeaders fields = new InternetHeaders(new ByteArrayInputStream(
                        (group.strip() + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                String found = word(fields, "Action");
                if (found.isEmpty() || action.equals("failed")) continue;
                action = found;
                status = word(fields, "Status");
                String said = fields.getHeader("Diagnostic-Code", " ");
                diagnostic = said == null ? "" : HeaderText.decode(said);
            }
        }

        private void original(byte[] bytes) throws MessagingException {
            InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(bytes));
            originalId = MessageIds.first(headers.getHeader("Message-ID"));
        }

        private static String word(InternetHeaders fields, String name) {
            String value = fields.getHeader(name, null);
            if (value == null) return "";
            String stripped = value.strip().toLowerCase(Locale.ROOT);
            int blank = stripped.indexOf(' ');
            return blank < 0 ? stripped : stripped.substring(0, blank);
        }

        @Nullable
        DeliveryReport finished() {
            if (originalId == null || action.isEmpty()) return null;
            String reason = PlainText.cut(diagnostic.isEmpty() ? status : diagnostic, LONGEST_REASON);
            return new DeliveryReport(originalId, action.equals("failed"), PlainText.cut(status, 50), reason);
        }
    }
}

package dev.tributary.routes.mail;

import dev.tributary.routes.mail.bounce.Bounces;
import dev.tributary.routes.mail.bounce.Notice;
import dev.tributary.routes.mail.bounce.Piece;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Lays a mail out for those who look for reports in it: the texts of its parts, bounded, without the files. */
final class NoticeReader {
    private static final int MOST_PIECES = 20;
    private static final int DEEPEST = 6;
    private static final int LARGEST = 64 * 1024;
    private static final int LARGE = 1024 * 1024;
    private static final List<String> FIELDS = List.of(
            "From",
            "To",
            "Subject",
            "Return-Path",
            "Delivered-To",
            "Content-Type",
            "Auto-Submitted",
            "Precedence",
            "X-Failed-Recipients",
            "X-MS-Embedded-Report",
            "X-MLServer",
            "In-Reply-To",
            "References");

    private NoticeReader() {}

    static Notice read(MimeMessage mail, MimeParts parts) throws MessagingException {
        Map<String, String> headers = new HashMap<>();
        for (String field : FIELDS) {
            String[] values = mail.getHeader(field);
            if (values == null || values.length == 0) continue;
            headers.put(field.toLowerCase(Locale.ROOT), HeaderText.decode(values[0]));
        }
        List<Piece> pieces = new ArrayList<>();
        // what somebody sends with large files is no report, and is not taken apart once more
        boolean small = mail.getSize() < LARGE || Bounces.byMachine(new Notice(headers, pieces));
        if (small) collect(mail, parts, pieces, 0);
        return new Notice(headers, pieces);
    }

    private static void collect(Part part, MimeParts parts, List<Piece> pieces, int depth) {
        if (pieces.size() >= MOST_PIECES || depth > DEEPEST) return;
        String type = MimeTree.typeOf(part);
        if (type.startsWith("multipart/")) {
            List<BodyPart> children = parts.children(part);
            for (BodyPart child : children) collect(child, parts, pieces, depth + 1);
            if (children.isEmpty()) pieces.add(new Piece("text/plain", text(part, parts, type)));
        } else if (type.equals("message/rfc822") && report(part) instanceof MimeMessage inner) {
            // a gateway put the report into a mail of its own
            collect(inner, parts, pieces, depth + 1);
        } else if (type.startsWith("text/") || type.startsWith("message/")) {
            pieces.add(new Piece(type, text(part, parts, type)));
        }
    }

    private static @Nullable MimeMessage report(Part part) {
        try {
            MimeMessage inner = new MimeMessage(
                    Session.getInstance(new Properties()), new SharedByteArrayInputStream(MimeTree.bytes(part)));
            return MimeTree.typeOf(inner).equals("multipart/report") ? inner : null;
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    private static String text(Part part, MimeParts parts, String type) {
        boolean html = type.equals("text/html");
        if (parts.size(part) <= LARGEST) return html ? parts.words(part) : parts.text(part);
        String text = MimeParts.text(Arrays.copyOf(MimeTree.bytes(part), LARGEST), part);
        return html ? HtmlText.of(text) : text;
    }
}

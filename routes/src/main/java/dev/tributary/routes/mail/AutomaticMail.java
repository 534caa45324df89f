package dev.tributary.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells mail that a machine wrote (RFC 3834, of lists RFC 2369 and 2919, and what mail programs do instead).
 * {@code X-Auto-Response-Suppress} is not among the signs: it asks not to be answered and says nothing about who wrote ({@link #unwanted}).
 */
final class AutomaticMail {
    private static final List<String> SIGNS = List.of(
            "X-Autoreply",
            "X-Autorespond",
            "X-Autoresponse",
            "X-Auto-Reply",
            "List-Id",
            "List-Help",
            "List-Unsubscribe",
            "List-Subscribe",
            "List-Post",
            "List-Owner",
            "List-Archive",
            "X-Loop");
    private static final Set<String> PRECEDENCES = Set.of("auto_reply", "bulk", "junk", "list");
    private static final Set<String> MACHINES = Set.of("mailer-daemon", "postmaster");
    private static final Set<String> NOBODIES = Set.of("noreply", "no-reply", "donotreply", "do-not-reply");

    private static final Set<String> NO_ANSWERS = Set.of("all", "autoreply", "oof");
    private static final int MOST_WORDS = 20;

    private AutomaticMail() {}

    static boolean is(MimeMessage mail, String sender) throws MessagingException {
        String submitted = first(mail, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.startsWith("no")) return true;
        for (String sign : SIGNS) if (mail.getHeader(sign) != null) return true;
        if (PRECEDENCES.contains(first(mail, "Precedence")) || PRECEDENCES.contains(first(mail, "X-Precedence"))) {
            return true;
        }
        if (mail.getHeader("Return-Path") != null && first(mail, "Return-Path").equals("<>")) return true;
        String name = sender.indexOf('@') < 0 ? sender : sender.substring(0, sender.indexOf('@'));
        if (MACHINES.contains(name)) return true;
        return mail.getHeader("Feedback-ID") != null && NOBODIES.contains(name);
    }

    /**
     * Whether the sender asks machines not to answer (MS-OXCMAIL, section 2.1.3.2.19): what is said of reports of delivery
     * and reading alone is not about answers.
     */
    static boolean unwanted(MimeMessage mail) throws MessagingException {
        String[] values = mail.getHeader("X-Auto-Response-Suppress");
        if (values == null) return false;
        for (String value : values)
            for (String word : value.split("[,;\\s]+", MOST_WORDS))
                if (NO_ANSWERS.contains(word.toLowerCase(Locale.ROOT))) return true;
        return false;
    }

    private static String first(MimeMessage mail, String header) throws MessagingException {
        String[] values = mail.getHeader(header);
        if (values == null || values.length == 0) return "";
        String value = values[0].strip().toLowerCase(Locale.ROOT);
        int semicolon = value.indexOf(';');
        return semicolon < 0 ? value : value.substring(0, semicolon).strip();
    }
}

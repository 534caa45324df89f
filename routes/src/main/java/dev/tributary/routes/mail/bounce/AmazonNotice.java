package dev.tributary.routes.mail.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Amazon SES tells by mail through its notification service: JSON in the text, broken by line wrapping. */
final class AmazonNotice {
    private static final String KIND = "\"notificationType\":\"";
    private static final int MOST = 50;

    private AmazonNotice() {}

    static boolean is(String text) {
        return plain(text).contains(KIND);
    }

    /** The recipients it names as not reached, or who complained; none when it tells of an arrival. */
    static List<Failed> failed(String words) {
        String text = plain(words);
        String kind = value(text, KIND, 0);
        boolean complaint = kind.equals("Complaint");
        int from = text.indexOf(complaint ? "\"complainedRecipients\"" : "\"bouncedRecipients\"");
        List<Failed> failed = new ArrayList<>();
        if (from < 0) return failed;
        int end = text.indexOf(']', from);
        String recipients = text.substring(from, end < 0 ? text.length() : end);
        boolean permanent = !complaint && !value(text, "\"bounceType\":\"", 0).equals("Transient");
        String name = "\"emailAddress\":\"";
        int at = recipients.indexOf(name);
        while (at >= 0 && failed.size() < MOST) {
            int next = recipients.indexOf(name, at + 1);
            String one = recipients.substring(at, next < 0 ? recipients.length() : next);
            String said = value(one, "\"diagnosticCode\":\"", 0);
            String status = value(one, "\"status\":\"", 0);
            Reason reason = complaint ? Reason.COMPLAINT : Reasons.of(status, said);
            failed.add(new Failed(value(one, name, 0).toLowerCase(Locale.ROOT), permanent, reason, said));
            at = next;
        }
        return failed;
    }

    /** It comes as it is, or as a string in JSON. */
    private static String plain(String text) {
        return text.indexOf('\\') < 0 ? text : text.replace("\\\"", "\"");
    }

    private static String value(String text, String name, int from) {
        int at = text.indexOf(name, from);
        if (at < 0) return "";
        int start = at + name.length();
        int end = text.indexOf('"', start);
        return end < 0 ? "" : text.substring(start, end);
    }
}

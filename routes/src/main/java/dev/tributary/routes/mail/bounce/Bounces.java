package dev.tributary.routes.mail.bounce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads reports of mail servers. Never throws; stateless. */
public final class Bounces {
    private static final int MOST = 100;
    private static final int MOST_IDS = 20;

    private Bounces() {}

    /** Whether a machine may have sent this mail, by its header alone. */
    public static boolean byMachine(Notice notice) {
        return !Signs.person(notice);
    }

    /** What this mail reports, or empty when it is no report. */
    public static Optional<Returned> in(Notice notice) {
        if (!Signs.areIn(notice)) return Optional.empty();
        String words = notice.words();
        String before = String.join("\n", Wording.beforeCopy(words));
        Reason reason = Reasons.of("", before);
        Map<String, Failed> failed = new LinkedHashMap<>();
        boolean spoken = AmazonNotice.is(words);
        if (spoken) AmazonNotice.failed(words).forEach(one -> failed.put(one.address(), one));
        for (Piece piece : notice.pieces()) {
            if (piece.complaint()) complaint(notice, piece).forEach(one -> failed.put(one.address(), one));
            if (!piece.status()) continue;
            spoken |= StatusReport.speaks(piece.text());
            StatusReport.failed(piece.text()).forEach(one -> failed.putIfAbsent(one.address(), told(one, reason)));
        }
        if (!spoken && failed.isEmpty()) {
            for (Failed one : byWords(notice, words)) failed.putIfAbsent(one.address(), told(one, reason));
        }
        Failed whole = new Failed("", !Wording.late(before), reason, Wording.cut(before.strip()));
        List<Failed> named = failed.values().stream().limit(MOST).toList();
        return Optional.of(new Returned(named, spoken && named.isEmpty(), whole, Signs.person(notice), ids(notice)));
    }

    /** What the words about one recipient do not say may stand in the words about all. */
    private static Failed told(Failed one, Reason reason) {
        return one.reason() != Reason.UNKNOWN ? one : new Failed(one.address(), one.permanent(), reason, one.said());
    }

    private static List<Failed> byWords(Notice notice, String words) {
        List<Failed> quoted = StatusReport.quoted(words);
        if (!quoted.isEmpty()) return quoted;
        Set<String> apart = new HashSet<>(Addresses.in(notice.field("to")));
        apart.addAll(Addresses.in(notice.field("from")));
        apart.addAll(Addresses.in(notice.field("delivered-to")));
        List<Failed> found = Wording.failed(words, apart);
        List<String> named = Addresses.in(notice.field("x-failed-recipients"));
        if (named.isEmpty()) return found;
        boolean late = found.stream().anyMatch(one -> !one.permanent());
        return named.stream()
                .map(address -> found.stream()
                        .filter(one -> one.address().equals(address))
                        .findFirst()
                        .orElseGet(() -> new Failed(address, !late, Reason.UNKNOWN, "")))
                .toList();
    }

    /** To whom the returned mail was written. */
    private static List<String> originalRecipients(Notice notice) {
        for (Piece piece : notice.pieces()) {
            if (piece.returned())
                return Addresses.in(StatusReport.fields(header(piece.text())).getOrDefault("to", ""));
        }
        return List.of();
    }

    /** RFC 5965: somebody pressed "this is spam". */
    private static List<Failed> complaint(Notice notice, Piece report) {
        Map<String, String> fields = StatusReport.fields(report.text());
        List<String> whom = Addresses.in(fields.getOrDefault("original-rcpt-to", ""));
        if (whom.isEmpty()) whom = originalRecipients(notice);
        String kind = fields.getOrDefault("feedback-type", "");
        return whom.stream()
                .map(address -> new Failed(address, false, Reason.COMPLAINT, kind))
                .toList();
    }

    private static String header(String mail) {
        int end = mail.indexOf("\n\n");
        return end < 0 ? mail : mail.substring(0, end);
    }

    private static List<String> ids(Notice notice) {
        List<String> ids = new ArrayList<>();
        for (Piece piece : notice.pieces()) {
            if (piece.returned()) {
                collect(StatusReport.fields(header(piece.text())).getOrDefault("message-id", ""), ids);
            }
        }
        for (Piece piece : notice.pieces()) {
            // servers that return nothing of the mail return the name that we gave it; ids stand in brackets
            if (piece.status()) collect("<" + EnvelopeId.read(StatusReport.envelopeId(piece.text())) + ">", ids);
        }
        for (Piece piece : notice.pieces()) {
            for (String line : piece.text().split("\n", -1)) {
                String lower = line.strip().toLowerCase(Locale.ROOT);
                if (lower.startsWith("message-id:") || lower.startsWith("in-reply-to:")) collect(line, ids);
            }
        }
        collect(notice.headers().getOrDefault("in-reply-to", ""), ids);
        collect(notice.headers().getOrDefault("references", ""), ids);
        return ids;
    }

    private static void collect(String text, List<String> ids) {
        int open = text.indexOf('<');
        while (open >= 0 && ids.size() < MOST_IDS) {
            int close = text.indexOf('>', open);
            if (close < 0) return;
            String id = text.substring(open + 1, close).strip();
            if (id.indexOf('@') > 0 && id.indexOf(' ') < 0 && !ids.contains(id)) ids.add(id);
            open = text.indexOf('<', close);
        }
    }
}

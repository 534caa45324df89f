package dev.tributary.routes.mail.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the reason by what the other server says, and where that says nothing by its status code (RFC 3463). */
final class Reasons {
    private static final int LONGEST = 4000;

    /** In the order in which they are looked for: what is said more exactly comes first. */
    private static final List<Said> SAID = List.of(
            new Said(Reason.NO_SUCH_ADDRESS, "recipient address rejected: access denied"),
            new Said(Reason.VIRUS, "virus", "malware", "infected"),
            new Said(
                    Reason.MAILBOX_FULL,
                    "mailbox full",
                    "mailbox is full",
                    "mailbox for user is full",
                    "mailbox was full",
                    "box is full",
                    "over quota",
                    "overquota",
                    "over the quota",
                    "quota exceed",
                    "quota has been exceeded",
                    "exceeded the quota",
                    "exceeded quota",
                    "exceeds quota",
                    "exceeded storage",
                    "exceeded its storage",
                    "exceeded their mailbox quota",
                    "exceed mailbox quota",
                    "exceeds allowed quota",
                    "disk quota",
                    "out of storage",
                    "not enough storage",
                    "storage allocation",
                    "out of space",
                    "mailbox size limit",
                    "mailbox quota",
                    "quota violation",
                    "full mailbox",
                    "mail quota"),
            new Said(
                    Reason.NOT_TRUSTED,
                    "reputation",
                    "spamhaus",
                    "spamcop",
                    "blacklist",
                    "black list",
                    "blocklist",
                    "block list",
                    "blocked using",
                    "blocked by",
                    "blocked - see",
                    "is blocked",
                    "dnsbl",
                    " rbl",
                    "is listed",
                    " spf",
                    "dmarc",
                    "dkim",
                    "unauthenticated",
                    "not verified",
                    "dns ptr",
                    "ptr record",
                    "reverse dns",
                    "not allowed to send",
                    "relaying denied",
                    "relay access denied",
                    "relay not permitted",
                    "to relay",
                    "sender address rejected",
                    "sender rejected",
                    "sender denied",
                    "domain of sender",
                    "sender domain",
                    "deferred due to",
                    "not accepting mail from",
                    "access denied",
                    "access from ip",
                    "bad ip"),
            new Said(
                    Reason.TOO_LARGE,
                    "message size",
                    "too large",
                    "too big",
                    "exceeds maximum",
                    "exceeds the maximum",
                    "exceeds size",
                    "size limit",
                    "larger than"),
            new Said(
                    Reason.TOO_MANY,
                    "too many",
                    "rate limit",
                    "at a rate",
                    "too fast",
                    "throttl",
                    "concurrent",
                    "too frequent"),
            new Said(Reason.SPAM, "spam", "unsolicited", "junk", "bulk mail", "content rejected", "message content"),
            new Said(
                    Reason.CLOSED,
                    "discontinued",
                    "has been disabled",
                    "is disabled",
                    "mailbox disabled",
                    "account disabled",
                    "inactive",
                    "suspended",
                    "frozen",
                    "deactivated",
                    "not active",
                    "been closed",
                    "no longer"),
            new Said(
                    Reason.SERVER_FAULT,
                    "procmail",
                    "couldn't create",
                    "can't create",
                    "lock failure",
                    "queue file",
                    "starttls",
                    "tls required",
                    "support tls",
                    "could not load",
                    "transaction failed",
                    "not implemented",
                    "mail loop",
                    "loops back",
                    "loop detected",
                    "too many hops",
                    "system error",
                    "local error",
                    "configuration error",
                    "insufficient system"),
            new Said(
                    Reason.NO_SUCH_DOMAIN,
                    "host unknown",
                    "unknown host",
                    "host not found",
                    "domain name not found",
                    "domain not found",
                    "no such domain",
                    "unknown domain",
                    "domain does not exist",
                    "domain doesn't exist",
                    "name service error",
                    "name server",
                    "dns error",
                    "dns query",
                    "any host named",
                    "unrouteable mail domain",
                    "mx record"),
            new Said(
                    Reason.NO_SUCH_ADDRESS,
                    "user unknown",
                    "unknown user",
                    "unknown recipient",
                    "unknown address",
                    "unknown local",
                    "unknown email",
                    "unknown or illegal",
                    "recipient unknown",
                    "addressee unknown",
                    "no such user",
                    "no such recipient",
                    "no such address",
                    "no such mailbox",
                    "no such account",
                    "no mailbox here",
                    "no account",
                    "not exist",
                    "doesn't exist",
                    "doesn't have",
                    "not have an",
                    "recipientnotfound",
                    "recipnotfound",
                    "couldn't be found",
                    "could not be found",
                    "wasn't found",
                    "user not found",
                    "recipient not found",
                    "address not found",
                    "mailbox not found",
                    "account not found",
                    "not found by smtp address",
                    "not listed",
                    "not recognized",
                    "not known",
                    "not a valid",
                    "isn't a valid",
                    "invalid recipient",
                    "invalid mailbox",
                    "invalid address",
                    "invalid user",
                    "recipient invalid",
                    "illegal user",
                    "address rejected",
                    "recipient rejected",
                    "mailbox unavailable",
                    "unrouteable address",
                    "bad destination",
                    "undeliverable address"),
            new Said(
                    Reason.NOT_REACHED,
                    "timed out",
                    "timeout",
                    "time out",
                    "connection refused",
                    "connection reset",
                    "lost connection",
                    "no route",
                    "unreachable",
                    "not reachable",
                    "not responding",
                    "requests to connect",
                    "unable to connect",
                    "couldn't connect",
                    "connect to",
                    "establish an smtp connection",
                    "expired",
                    "not be reached",
                    "queue too long",
                    "retry time",
                    "delayed",
                    "within the allowed",
                    "hours",
                    "network"),
            new Said(
                    Reason.REFUSED,
                    "policy",
                    "policies",
                    "not accept",
                    "not allowed",
                    "not permitted",
                    "not authorized",
                    "prohibited",
                    "forbidden",
                    "denied",
                    "rejected",
                    "refused",
                    "protocol",
                    "duplicate header",
                    "blocked"));

    private Reasons() {}

    /**
     * The reason.
     *
     * @param status the enhanced status code, or empty
     * @param words what the server says, or empty
     */
    static Reason of(String status, String words) {
        String plain = plain(words.length() > LONGEST ? words.substring(0, LONGEST) : words);
        for (Said said : SAID) if (said.in(plain)) return said.reason();
        String code = code(words);
        Reason byWords = byStatus(code);
        return byWords == Reason.UNKNOWN ? byStatus(status) : byWords;
    }

    /** Lower case, single blanks, and without the codes that servers repeat at the start of each line. */
    private static String plain(String words) {
        StringBuilder plain = new StringBuilder(words.length());
        for (String word : words.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!word.isEmpty() && !onlyCodes(word)) plain.append(' ').append(word);
        }
        return plain.append(' ').toString();
    }

    private static boolean onlyCodes(String word) {
        return word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '#')
                && word.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** The first enhanced status code in these words, or empty. */
    static String code(String words) {
        for (int i = 0; i + 4 < words.length(); i++) {
            char kind = words.charAt(i);
            boolean start = (kind == '4' || kind == '5') && (i == 0 || !Character.isLetterOrDigit(words.charAt(i - 1)));
            if (!start || words.charAt(i + 1) != '.') continue;
            String[] numbers = upToBlank(words, i).split("\\.", -1);
            if (numbers.length == 3 && number(numbers[1]) && number(numbers[2])) return String.join(".", numbers);
        }
        return "";
    }

    private static String upToBlank(String words, int from) {
        int end = from;
        while (end < words.length() && (Character.isDigit(words.charAt(end)) || words.charAt(end) == '.')) end++;
        return words.substring(from, end);
    }

    private static boolean number(String text) {
        return !text.isEmpty() && text.length() <= 3;
    }

    private static Reason byStatus(String status) {
        int dot = status.indexOf('.');
        if (dot < 0) return Reason.UNKNOWN;
        String detail = status.substring(dot + 1);
        List<String> numbers = new ArrayList<>(List.of(detail.split("\\.", -1)));
        return switch (detail) {
            case "1.2" -> Reason.NO_SUCH_DOMAIN;
            case "1.6", "2.1" -> Reason.CLOSED;
            case "1.7", "1.8" -> Reason.NOT_TRUSTED;
            case "2.2" -> Reason.MAILBOX_FULL;
            case "2.3", "3.4" -> Reason.TOO_LARGE;
            case "5.3" -> Reason.TOO_MANY;
            default ->
                switch (numbers.getFirst()) {
                    case "1" -> Reason.NO_SUCH_ADDRESS;
                    case "2", "3", "5" -> Reason.SERVER_FAULT;
                    case "4" -> Reason.NOT_REACHED;
                    case "6", "7" -> Reason.REFUSED;
                    default -> Reason.UNKNOWN;
                };
        };
    }

    private record Said(Reason reason, List<String> phrases) {
        Said(Reason reason, String... phrases) {
            this(reason, List.of(phrases));
        }

        boolean in(String plain) {
            for (String phrase : phrases) if (plain.contains(phrase)) return true;
            return false;
        }
    }
}

package dev.tributary.routes.mail.bounce;

import dev.tributary.engine.masking.Beginning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The part for people, as mail servers have written it: an opening, recipients at the starts of lines, each with what the
 * other server said, and a copy of the mail behind a line that announces it.
 */
final class Wording {
    private static final int MOST_LINES = 400;
    private static final int LONGEST_SAID = 900;
    private static final int LINES_OF_ONE = 12;

    private static final List<String> OPENINGS = List.of(
            "following address",
            "following recipient",
            "following e-mail address",
            "following email address",
            "following user",
            "following destination",
            "recipients of your message",
            "recipient(s)",
            "did not reach",
            "not be delivered",
            "not delivered",
            "not been delivered",
            "n't be delivered",
            "n't able to deliver",
            "n't deliver",
            "not able to deliver",
            "not deliver",
            "unable to deliver",
            "undeliver",
            "failed to deliver",
            "delivery fail",
            "delivery to the",
            "delivery error",
            "delivery status",
            "fatal error",
            "returned to you",
            "returned mail",
            "has been delayed",
            "user unknown",
            "unknown user",
            "no such user",
            "is not a valid",
            "no account",
            "account is over quota",
            "mailbox is full",
            "failed addresses",
            "failed recipients",
            "has been postponed",
            "error message below",
            "invalid user address",
            "could not be sent",
            "was not sent",
            "has been rejected",
            "was rejected",
            "automatically rejected",
            "nem kézbesíthető",
            "kézbesítése nem sikerült",
            "nem sikerült kézbesíteni",
            "nicht zugestellt",
            "konnte nicht",
            "non è stato possibile",
            "n'a pas pu être",
            "no se pudo entregar");

    private static final List<String> COPIES = List.of(
            "original message follows",
            "original message ---",
            "--- original message",
            "returned message",
            "returned headers",
            "unsent message",
            "undelivered message follows",
            "message text follows",
            "message header follow",
            "message headers follow",
            "headers of the message",
            "headers of your message",
            "header of the original",
            "original mail header",
            "first part of the message",
            "your message reads",
            "full message follows",
            "included below",
            "message follows");

    private static final List<String> COPY_STARTS = List.of(
            "copy of ",
            "a copy of ",
            "this is a copy",
            "below is a copy",
            "below this line",
            "here is a copy",
            "enclosed is a copy",
            "attached is a copy");

    private static final List<String> HEADERS =
            List.of("received: ", "return-path: ", "message-id: ", "mime-version: ");

    private static final List<String> LATE = List.of(
            "warning message only",
            "not yet been delivered",
            "still undelivered",
            "attempts will continue",
            "continue to try",
            "continue trying",
            "will be retried",
            "will retry",
            "keep trying",
            "has been delayed",
            "been delayed",
            "is delayed",
            "not need to resend",
            "no action is required on your part");

    private static final Set<Reason> BLAMES =
            EnumSet.of(Reason.NO_SUCH_ADDRESS, Reason.NO_SUCH_DOMAIN, Reason.CLOSED, Reason.MAILBOX_FULL);

    private Wording() {}

    /** Whether these words open as reports do. */
    static boolean opens(String text) {
        return contains(text.toLowerCase(Locale.ROOT), OPENINGS);
    }

    /** The recipients that are named as not reached; {@code apart} from those who have another part in it. */
    static List<Failed> failed(String text, Set<String> apart) {
        List<String> lines = beforeCopy(text);
        int start = opening(lines);
        boolean late = late(String.join(" ", lines));
        Map<String, String> said = leading(lines.subList(start, lines.size()), apart);
        if (said.isEmpty()) said = mentioned(lines.subList(start, lines.size()), apart);
        if (said.isEmpty()) said = mentioned(lines, apart);
        String whole = String.join("\n", lines.subList(start, lines.size()));
        List<Failed> failed = new ArrayList<>();
        said.forEach((address, words) -> failed.add(new Failed(address, !late, reason(words, whole), cut(words))));
        return failed;
    }

    /** Whether these words tell of a delay only. */
    static boolean late(String text) {
        return contains(text.toLowerCase(Locale.ROOT), LATE);
    }

    /** The reason in the words about one recipient, else in all of them. */
    static Reason reason(String words, String whole) {
        Reason own = Reasons.of("", words);
        return own != Reason.UNKNOWN ? own : Reasons.of("", whole);
    }

    /** What stands before the copy of the mail. */
    static List<String> beforeCopy(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", MOST_LINES)) {
            String lower = line.strip().toLowerCase(Locale.ROOT);
            if (lines.size() > 1 && (announcesCopy(lower))) break;
            lines.add(line);
        }
        return lines;
    }

    private static boolean announcesCopy(String line) {
        if (contains(line, COPIES) || HEADERS.stream().anyMatch(line::startsWith)) return true;
        int at = 0;
        while (at < line.length() && !Character.isLetter(line.charAt(at))) at++;
        String words = line.substring(at);
        return COPY_STARTS.stream().anyMatch(words::startsWith);
    }

    private static int opening(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (contains(lines.get(i).toLowerCase(Locale.ROOT), OPENINGS)) return i;
        }
        return 0;
    }

    /** Addresses at the starts of lines, each with the lines up to the next one. */
    private static Map<String, String> leading(List<String> lines, Set<String> apart) {
        Map<String, String> said = new LinkedHashMap<>();
        String current = "";
        int left = 0;
        for (String line : lines) {
            String address = Addresses.leading(line);
            boolean recipient = address != null && meant(address, apart);
            if (recipient) {
                current = String.valueOf(address);
                left = LINES_OF_ONE;
            }
            if (!current.isEmpty() && left-- > 0) {
                said.merge(current, line.strip(), (before, more) -> more.isEmpty() ? before : before + " " + more);
            }
        }
        return said;
    }

    /** Addresses in lines that say what is wrong; when there are none, addresses anywhere. */
    private static Map<String, String> mentioned(List<String> lines, Set<String> apart) {
        Map<String, String> blamed = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (String line : lines) {
            boolean blames = contains(line.toLowerCase(Locale.ROOT), OPENINGS) || BLAMES.contains(Reasons.of("", line));
            for (String address : Addresses.in(line)) {
                if (meant(address, apart)) (blames ? blamed : others).putIfAbsent(address, line.strip());
            }
        }
        return blamed.isEmpty() ? others : blamed;
    }

    private static boolean meant(String address, Set<String> apart) {
        return !apart.contains(address) && !Signs.machine(address);
    }

    private static boolean contains(String lower, List<String> phrases) {
        for (String phrase : phrases) if (lower.contains(phrase)) return true;
        return false;
    }

    static String cut(String words) {
        return Beginning.of(words, LONGEST_SAID);
    }
}

package dev.tributary.engine.conversation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What mail programs put in front of a subject when they answer or pass on (RFC 5322 section 3.6.5). Pure. */
public final class SubjectLine {
    private static final int LONGEST_PREFIX = 14;

    /** Of our languages and their neighbours; Outlook's "Vá" is Hungarian. */
    private static final Set<String> ANSWERS = Set.of(
            "re", "aw", "antw", "antwort", "sv", "vs", "vá", "va", "válasz", "odp", "rif", "réf", "ynt", "atb", "回复",
            "回覆", "答复", "答覆");

    private static final Set<String> FORWARDS = Set.of(
            "fw",
            "fwd",
            "wg",
            "tr",
            "rv",
            "enc",
            "vb",
            "vl",
            "doorst",
            "továbbítás",
            "továbbítva",
            "tov",
            "转发",
            "轉寄",
            "转寄");

    /** May as well be words of the subject: good enough to compare two, not to take off or to tell a forward by. */
    private static final Set<String> EITHER = Set.of("r", "i", "ref", "res", "pd");

    /** The number that we put there ourselves. */
    private static final Pattern MARK = Pattern.compile("\\[#[^\\]]{1,60}\\]");

    private SubjectLine() {}

    /** What is left when everything is taken off that programs and lists put there: in lower case, blanks as one. */
    public static String core(String subject) {
        String rest =
                MARK.matcher(subject).replaceAll(" ").replaceAll("\\s+", " ").strip();
        while (true) {
            String shorter = withoutTag(without(without(without(rest, ANSWERS), FORWARDS), EITHER));
            if (shorter.equals(rest)) return rest.toLowerCase(Locale.ROOT);
            rest = shorter;
        }
    }

    /** The subject without what answers and forwards put in front: what Outlook calls the thread's topic. */
    public static String topic(String subject) {
        String rest = subject.strip();
        while (true) {
            String shorter = without(without(rest, ANSWERS), FORWARDS);
            if (shorter.equals(rest)) return rest;
            rest = shorter;
        }
    }

    /** Whether the last thing done to it was passing it on. */
    public static boolean isForward(String subject) {
        String rest = subject.strip();
        while (true) {
            if (!without(rest, FORWARDS).equals(rest)) return true;
            String shorter = withoutTag(rest);
            if (shorter.equals(rest)) return false;
            rest = shorter;
        }
    }

    /** Without one mark of an answer in front, if there is one. */
    static String withoutAnswer(String subject) {
        return without(subject, ANSWERS);
    }

    private static String without(String subject, Set<String> prefixes) {
        int colon = colon(subject);
        if (colon < 1 || colon > LONGEST_PREFIX) return subject;
        String word = subject.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        int counter = word.indexOf('[') > 0 ? word.indexOf('[') : word.indexOf('(');
        if (counter > 0 && (word.endsWith("]") || word.endsWith(")")))
            word = word.substring(0, counter).strip();
        return prefixes.contains(word) ? subject.substring(colon + 1).strip() : subject;
    }

    /** The first colon, also as Chinese and Japanese programs write it. */
    private static int colon(String subject) {
        int plain = subject.indexOf(':');
        int wide = subject.indexOf('：');
        if (plain < 0 || wide < 0) return Math.max(plain, wide);
        return Math.min(plain, wide);
    }

    /** Without a list's or a gateway's tag in front, if something follows it. */
    private static String withoutTag(String subject) {
        if (!subject.startsWith("[")) return subject;
        int end = subject.indexOf(']');
        String rest = end < 0 ? "" : subject.substring(end + 1).strip();
        return rest.isEmpty() ? subject : rest;
    }
}

package dev.tributary.engine.conversation;

import java.util.List;
import java.util.Locale;

/** The subject of an answer: the customer's, with exactly one {@code Re:} in front (RFC 5322 section 3.6.5). */
public final class ReplySubject {
    /** What mail programs of our languages and their neighbours put in front; Outlook's "Vá" is Hungarian. */
    private static final List<String> PREFIXES = List.of("re", "aw", "antw", "sv", "vs", "vá", "va", "odp", "rif");

    private ReplySubject() {}

    /** The subject of an answer to this one. */
    public static String of(String subject) {
        String rest = subject.strip();
        while (true) {
            String shorter = withoutPrefix(rest);
            if (shorter.equals(rest)) return ("Re: " + rest).strip();
            rest = shorter;
        }
    }

    private static String withoutPrefix(String subject) {
        int colon = subject.indexOf(':');
        if (colon < 1 || colon > 8) return subject;
        String word = subject.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        int counter = word.indexOf('[');
        if (counter > 0 && word.endsWith("]")) word = word.substring(0, counter);
        return PREFIXES.contains(word) ? subject.substring(colon + 1).strip() : subject;
    }
}

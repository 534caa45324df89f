package dev.tributary.routes.mail.reply;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows what programs write above a mail they copy without marks: "-----Original Message-----", or the mail's header
 * ("From: … Sent: … To: … Subject: …"), and what says that the copy is a forwarded mail.
 */
final class CopiedHeaders {
    private static final int LONGEST_NAME = 24;
    private static final int MOST_FOLDS = 2;
    private static final int MOST_LINES = 12;
    private static final int LONGEST_TITLE = 120;
    private static final String RULES = "-_=*—–#~";

    private CopiedHeaders() {}

    /** A line of dashes and the like. */
    static boolean rule(String text) {
        return Text.isRule(text, RULES, 3);
    }

    static boolean saysOriginal(String text) {
        return says(text, Words.ORIGINAL);
    }

    static boolean saysForwarded(String text) {
        return says(text, Words.FORWARDED);
    }

    /** The words stand alone in the line, between rules or before a colon: in a sentence they mean nothing. */
    private static boolean says(String text, Set<String> titles) {
        if (text.length() > LONGEST_TITLE || text.length() < 3) return false;
        String whole = Text.trim(text, ">");
        String title = Text.trim(whole, RULES + ":：[]");
        if (title.length() == whole.length()) return false;
        String lower = Text.lower(title);
        return titles.contains(lower) || startsLike(lower, titles);
    }

    /** "Forwarded by Anna on 5 May" and the like. */
    private static boolean startsLike(String lower, Set<String> titles) {
        return titles.contains("forwarded by") && lower.startsWith("forwarded by ");
    }

    /** Whether a copied header begins at this line. */
    static boolean begin(List<Line> lines, int at) {
        HeaderField first = field(lines.get(at).text());
        if (first == null) return false;
        Set<HeaderField> seen = EnumSet.of(first);
        boolean address = lines.get(at).text().indexOf('@') > 0;
        int folds = 0;
        int end = Math.min(lines.size(), at + MOST_LINES);
        for (int i = at + 1; i < end && !lines.get(i).blank() && folds <= MOST_FOLDS; i++) {
            HeaderField next = field(lines.get(i).text());
            folds = next == null ? folds + 1 : 0;
            if (next != null) seen.add(next);
            address |= lines.get(i).text().indexOf('@') > 0;
        }
        if (seen.size() < 2) return first == HeaderField.FROM && address && ruleAbove(lines, at);
        if (ruleAbove(lines, at) && seen.contains(HeaderField.FROM) && seen.contains(HeaderField.DATE)) return true;
        if (address) return seen.contains(HeaderField.FROM) || seen.contains(HeaderField.DATE) || seen.size() > 2;
        // without an address only what no form on a website asks for together
        return seen.contains(HeaderField.SUBJECT) && seen.contains(HeaderField.FROM)
                || seen.contains(HeaderField.SUBJECT)
                        && seen.contains(HeaderField.DATE)
                        && seen.contains(HeaderField.TO);
    }

    private static boolean ruleAbove(List<Line> lines, int at) {
        int above = at - 1;
        while (above > at - 3 && above >= 0 && lines.get(above).blank()) above--;
        return above >= 0 && rule(lines.get(above).text());
    }

    private static @Nullable HeaderField field(String text) {
        String line = Text.trim(text, ">*_");
        int colon = -1;
        for (int i = 0; i < Math.min(line.length(), LONGEST_NAME); i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '：') {
                colon = i;
                break;
            }
        }
        return colon < 1 ? null : HeaderField.named(Text.lower(Text.trim(line.substring(0, colon), "*_")));
    }
}

package dev.tributary.routes.mail.reply;

import java.util.Collection;
import java.util.Locale;

/** Looks at short pieces of text by hand: no patterns, so nothing a visitor sends can make it slow. */
final class Text {
    private Text() {}

    /** White space of every kind, no-break and zero-width spaces too. */
    static boolean space(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff' || c == '\u202f';
    }

    static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) if (!space(text.charAt(i))) return false;
        return true;
    }

    static String trim(String text) {
        return trim(text, "");
    }

    /** Without white space and these characters at both ends. */
    static String trim(String text, String also) {
        int from = 0;
        int to = text.length();
        while (from < to && loose(text.charAt(from), also)) from++;
        while (to > from && loose(text.charAt(to - 1), also)) to--;
        return text.substring(from, to);
    }

    private static boolean loose(char c, String also) {
        return space(c) || also.indexOf(c) >= 0;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u00a0', ' ');
    }

    static int digits(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) count++;
        return count;
    }

    static int firstDigit(String text) {
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) return i;
        return Integer.MAX_VALUE;
    }

    /** Whether one of the words stands in the text as a word of its own. The text is in lower case. */
    static boolean hasWord(String text, Collection<String> words) {
        for (String word : words) if (hasWord(text, word)) return true;
        return false;
    }

    private static boolean hasWord(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            if (edge(text, at - 1, word.charAt(0)) && edge(text, end, word.charAt(word.length() - 1))) return true;
            at = text.indexOf(word, at + 1);
        }
        return false;
    }

    static boolean startsWithWord(String text, Collection<String> words) {
        for (String word : words) {
            if (text.startsWith(word) && edge(text, word.length(), word.charAt(word.length() - 1))) return true;
        }
        return false;
    }

    static boolean endsWithWord(String text, Collection<String> words) {
        for (String word : words) {
            if (text.endsWith(word) && edge(text, text.length() - word.length() - 1, word.charAt(0))) return true;
        }
        return false;
    }

    /** Scripts that write without spaces have no edges of words. */
    private static boolean edge(String text, int at, char inside) {
        if (at < 0 || at >= text.length() || Character.isIdeographic(inside)) return true;
        char c = text.charAt(at);
        return !Character.isLetterOrDigit(c) || Character.isIdeographic(c);
    }

    /** Whether the text is at least so many of one of these characters and nothing else but spaces. */
    static boolean isRule(String text, String of, int least) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (of.indexOf(c) >= 0) count++;
            else if (!space(c)) return false;
        }
        return count >= least;
    }

    static int words(String text) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = space(text.charAt(i));
            if (!space && !inside) count++;
            inside = !space;
        }
        return count;
    }
}

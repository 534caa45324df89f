package dev.tributary.rules.book;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.vocabulary.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts placeholders in the place of a customer's name, of e-mail addresses and of phone numbers: the same for the same,
 * wherever it stands. Only the name that the house knows can be found; the addresses of pages lose what follows the
 * {@code ?}, and long runs of one sign are shortened. For one example; not thread-safe.
 */
final class Placeholders {
    private static final Pattern FOUND = Pattern.compile(
            "([\\pL\\pN._%+-]+@[\\pL\\pN-]+(?:\\.[\\pL\\pN-]+)+)" // an e-mail address
                    + "|(https?://[^\\s?#]+)[?#][^\\s]*" // a page, up to its query
                    + "|(\\+?[0-9(][0-9 ()/.-]{6,}[0-9])"); // perhaps a phone number
    private static final List<String> NAMES = List.of("Alex", "Example", "Middle");
    private static final int PHONE_DIGITS = 8;
    /** A part of a name this long is found with an ending, too: Bence in Bencétől is not, Nagy in Nagytól is. */
    private static final int STEM = 4;

    private static final int ENDING = 6;
    private static final int RUN = 10;

    private final List<String> name = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, String> phones = new HashMap<>();

    Placeholders(Snapshot.Contact contact) {
        if (contact.name() != null && contact.name().indexOf('@') < 0) {
            words(contact.name(), (word, isWord) -> {
                if (isWord && word.length() > 1) {
                    name.add(Folding.fold(word));
                }
            });
        }
        if (contact.email() != null) {
            address(contact.email());
        }
        if (contact.phone() != null) {
            phone(contact.phone());
        }
    }

    /** The text with placeholders. */
    String in(String text) {
        String shortened = shortened(text);
        Matcher matcher = FOUND.matcher(shortened);
        StringBuilder safe = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            unnamed(shortened.substring(from, matcher.start()), safe);
            if (matcher.group(1) != null) {
                safe.append(address(matcher.group(1)));
            } else if (matcher.group(2) != null) {
                safe.append(matcher.group(2));
            } else {
                safe.append(phone(matcher.group(3)));
            }
            from = matcher.end();
        }
        unnamed(shortened.substring(from), safe);
        return safe.toString();
    }

    private String address(String address) {
        return addresses.computeIfAbsent(
                Folding.fold(address),
                found -> addresses.isEmpty() ? "customer@example.com" : "person" + addresses.size() + "@example.com");
    }

    private String phone(String number) {
        StringBuilder digits = new StringBuilder();
        number.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        if (digits.length() < PHONE_DIGITS) {
            return number;
        }
        // the end of a number is the same with and without its country
        String key = digits.substring(digits.length() - PHONE_DIGITS);
        return phones.computeIfAbsent(key, found -> "+1 555 01" + String.format("%02d", phones.size() % 100));
    }

    private void unnamed(String text, StringBuilder safe) {
        words(text, (word, isWord) -> safe.append(isWord ? placeholder(word) : word));
    }

    private String placeholder(String word) {
        String folded = Folding.fold(word);
        for (int place = 0; place < name.size(); place++) {
            String part = name.get(place);
            String instead = NAMES.get(Math.min(place, NAMES.size() - 1));
            if (folded.equals(part)) {
                return instead;
            }
            boolean ending = part.length() >= STEM
                    && folded.startsWith(part)
                    && folded.length() == word.length()
                    && folded.length() - part.length() <= ENDING;
            if (ending) {
                return instead + word.substring(part.length());
            }
        }
        return word;
    }

    private interface Word {
        void seen(String text, boolean isWord);
    }

    /** Goes through a text, word by word and with what stands between. */
    private static void words(String text, Word word) {
        int from = 0;
        while (from < text.length()) {
            boolean letters = letter(text.codePointAt(from));
            int to = from;
            while (to < text.length() && letter(text.codePointAt(to)) == letters) {
                to += Character.charCount(text.codePointAt(to));
            }
            word.seen(text.substring(from, to), letters);
            from = to;
        }
    }

    private static boolean letter(int codePoint) {
        return Character.isLetter(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    /** Without long runs of one sign, which a rule's text could not hold. */
    private static String shortened(String text) {
        StringBuilder kept = new StringBuilder();
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = i > 0 && text.charAt(i - 1) == c ? run + 1 : 1;
            if (run <= RUN || Character.isLetterOrDigit(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}

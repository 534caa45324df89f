package dev.tributary.rules.run;

import dev.tributary.rules.vocabulary.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Texts and lists that rules put together. Each is cut at a length, so that a rule costs no more than its own length allows,
 * however its parts are put together; that something was cut is told in the message's trace.
 */
final class Results {
    /** How long a text gets that a rule puts together, in characters. */
    static final int TEXT_LENGTH = Facts.TEXT_LIMIT;
    /** How many items a list gets that a rule puts together. */
    static final int ITEMS = 1_000;
    /** What all blocks of a rule may go through for one message, in characters and items. */
    static final long BLOCK_WORK = 20_000_000;
    /** Each character that a pattern looks at counts so many times: it is that much dearer. */
    static final int PATTERN_WORK = 10;

    private Results() {}

    /** As it stands in a text: something absent is nothing written. */
    static String written(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static String cut(Facts facts, String text) {
        facts.worked(text.length());
        if (text.length() <= TEXT_LENGTH) {
            return text;
        }
        facts.cutResult();
        int end = Character.isHighSurrogate(text.charAt(TEXT_LENGTH - 1)) ? TEXT_LENGTH - 1 : TEXT_LENGTH;
        return text.substring(0, end);
    }

    /** Every place of the part replaced; no longer on the way than at the end. */
    static String replaced(Facts facts, String text, String part, String by) {
        if (by.length() <= part.length()) {
            return cut(facts, text.replace(part, by));
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        int at = text.indexOf(part);
        while (at >= 0 && result.length() <= TEXT_LENGTH) {
            result.append(text, from, at).append(by);
            from = at;
            if (part.isEmpty()) {
                at = at < text.length() ? at + 1 : -1;
            } else {
                from += part.length();
                at = text.indexOf(part, from);
            }
        }
        return cut(facts, result.append(text, from, text.length()).toString());
    }

    static List<?> both(Facts facts, List<?> items, List<?> others) {
        List<@Nullable Object> both = new ArrayList<>(items);
        both.addAll(others);
        return cut(facts, both);
    }

    static List<?> cut(Facts facts, List<?> items) {
        facts.worked(items.size());
        if (items.size() <= ITEMS) {
            return items;
        }
        facts.cutResult();
        return items.subList(0, ITEMS);
    }

    /** The items that are among the others, or those that are not. */
    static List<?> kept(Facts facts, List<?> items, List<?> others, boolean among) {
        facts.worked(items.size());
        boolean numbers = others.stream().anyMatch(Number.class::isInstance);
        Collection<?> sought = numbers ? others : new HashSet<>(others);
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object item : items) {
            boolean found = numbers ? contains(facts, others, item) : sought.contains(item);
            if (found == among) {
                kept.add(item);
            }
        }
        return kept;
    }

    /** Numbers by what they are worth. */
    static boolean contains(Facts facts, List<?> items, @Nullable Object sought) {
        facts.worked(items.size());
        if (!(sought instanceof Number)) {
            return items.contains(sought);
        }
        for (Object item : items) {
            if (Numbers.same(item, sought)) {
                return true;
            }
        }
        return false;
    }

    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof List<?> items && right instanceof List<?> others) {
            if (items.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < items.size(); i++) {
                if (!same(items.get(i), others.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return left instanceof Number ? Numbers.same(left, right) : Objects.equals(left, right);
    }

    /** The items joined; no longer on the way than at the end. */
    static String joined(Facts facts, List<?> items, String between) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < items.size() && joined.length() <= TEXT_LENGTH; i++) {
            joined.append(i == 0 ? "" : between).append(written(items.get(i)));
        }
        return cut(facts, joined.toString());
    }
}

package dev.tributary.engine.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an account, as a sentence of the house's texts: kept as one text where the other side's own words would
 * be kept, and read again in each reader's language.
 *
 * @param textKey the sentence for people, as a message key
 * @param arguments what is filled into it; no secrets
 */
public record Trouble(String textKey, List<String> arguments) {
    private static final int LONGEST_KEY = 100;

    public Trouble {
        arguments = List.copyOf(arguments);
    }

    /** As one text: the key in the first line, an argument in each further one. */
    public String kept() {
        List<String> lines = new ArrayList<>(List.of(textKey));
        for (String argument : arguments) lines.add(argument.replace('\n', ' ').replace('\r', ' '));
        return String.join("\n", lines);
    }

    /** What was kept as a sentence, or null when these are somebody's own words. */
    public static @Nullable Trouble read(String kept) {
        List<String> lines = List.of(kept.split("\n", -1));
        return isKey(lines.getFirst()) ? new Trouble(lines.getFirst(), lines.subList(1, lines.size())) : null;
    }

    /** Letters with dots between them, and no other thing. */
    private static boolean isKey(String line) {
        return line.length() <= LONGEST_KEY
                && line.indexOf('.') > 0
                && !line.endsWith(".")
                && line.chars().allMatch(c -> c == '.' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }
}

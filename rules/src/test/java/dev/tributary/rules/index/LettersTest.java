package dev.tributary.rules.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tributary.rules.vocabulary.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LettersTest {
    /** Every character of the basic plane, each once; no halves of others, and none that patterns cannot have. */
    private static final String ALL = all();

    private static String all() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            // RE2/J never comes to an end with the first nine of Extended Cyrillic C when it folds
            if (!Character.isSurrogate((char) c) && (c < 0x1C80 || c > 0x1C88)) {
                all.append((char) c);
            }
        }
        return all.toString();
    }

    @Test
    void theCharacterThatStandsForAnotherStandsForItself() {
        for (char c : ALL.toCharArray()) {
            assertThat(Letters.alike(Letters.alike(c))).as("U+%04X", (int) c).isEqualTo(Letters.alike(c));
        }
    }

    @Test
    void aSettledCharacterFoldsToOneThatIsAlike() {
        for (char c : ALL.toCharArray()) {
            if (!Letters.unsettled(c)) {
                String folded = Folding.fold(String.valueOf(c));
                assertThat(Letters.alike(folded)).as("U+%04X", (int) c).isEqualTo(Letters.alike(String.valueOf(c)));
            }
        }
    }

    @Test
    void settledCharactersFoldEachForItselfWhateverStandsBesideThem() {
        StringBuilder settled = new StringBuilder();
        for (char c : ALL.toCharArray()) {
            if (!Letters.unsettled(c)) {
                settled.append(c);
            }
        }
        String forth = settled.toString();
        String back = settled.reverse().toString();
        assertThat(Letters.alike(Folding.fold(forth))).isEqualTo(Letters.alike(forth));
        assertThat(Letters.alike(Folding.fold(back))).isEqualTo(Letters.alike(back));
    }

    /** Asked in groups, and these drawn in two ways, so that two which are wrongly taken for equal part ways at least once. */
    @Test
    void whatPatternsTakeForEqualIsAlike() {
        for (int groups : new int[] {61, 67}) {
            for (int group = 0; group < groups; group++) {
                StringBuilder some = new StringBuilder();
                for (int i = group; i < CASED.length(); i += groups) {
                    some.append(CASED.charAt(i));
                }
                String alike = Letters.alike(some);
                for (char found : found(some.toString()).toCharArray()) {
                    assertThat(alike).as("U+%04X", (int) found).contains(String.valueOf(Letters.alike(found)));
                }
            }
        }
    }

    private static String found(String letters) {
        Matcher matcher = Pattern.compile("(?i)" + anyOf(letters)).matcher(CASED);
        StringBuilder found = new StringBuilder();
        while (matcher.find()) {
            found.append(matcher.group());
        }
        return found.toString();
    }

    private static String anyOf(String letters) {
        return letters.chars().mapToObj(c -> "\\x{%x}".formatted(c)).collect(Collectors.joining("", "[", "]"));
    }

    @Test
    void lettersThatAreAlikeAndNotOddAreEqualToPatterns() {
        Map<Character, List<Character>> alike = new HashMap<>();
        for (char c : ALL.toCharArray()) {
            if (!Letters.odd(c)) {
                alike.computeIfAbsent(Letters.alike(c), fresh -> new ArrayList<>())
                        .add(c);
            }
        }
        alike.values().stream().filter(letters -> letters.size() > 1).forEach(letters -> {
            for (char one : letters) {
                for (char other : letters) {
                    assertThat(Pattern.matches("(?i)" + one, String.valueOf(other)))
                            .as("U+%04X and U+%04X", (int) one, (int) other)
                            .isTrue();
                }
            }
        });
    }

    /** Those that have another case, or that fold in a way of their own; the rest have nothing that they could be taken for. */
    private static final String CASED = cased();

    private static String cased() {
        StringBuilder cased = new StringBuilder();
        for (char c : ALL.toCharArray()) {
            if (Character.isLetter(c) && (Character.toUpperCase(c) != c || Character.toLowerCase(c) != c)
                    || Letters.unsettled(c)) {
                cased.append(c);
            }
        }
        return cased.toString();
    }
}

package dev.tributary.rules.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AutomatonTest {
    @Property(tries = 2_000)
    void itFindsWhatIsThereAndNothingElse(@ForAll("words") List<String> words, @ForAll("text") String text) {
        Map<String, Integer> numbered = numbered(words);
        long[] seen = new long[4];
        new Automaton(numbered).look(text, seen);
        numbered.forEach((word, number) -> assertThat((seen[number >> 6] & 1L << number) != 0)
                .as("%s in %s", word, text)
                .isEqualTo(Letters.alike(text).contains(word)));
    }

    private static Map<String, Integer> numbered(List<String> words) {
        Map<String, Integer> numbered = new HashMap<>();
        words.forEach(word -> numbered.putIfAbsent(Letters.alike(word), numbered.size()));
        return numbered;
    }

    @Provide
    Arbitrary<List<String>> words() {
        return letters().ofMinLength(1).ofMaxLength(6).list().ofMinSize(1).ofMaxSize(200);
    }

    @Provide
    Arbitrary<String> text() {
        return letters().ofMaxLength(80);
    }

    private static net.jqwik.api.arbitraries.StringArbitrary letters() {
        return Arbitraries.strings().withChars('a', 'b', 'A', 'á', 'Á', 'K', 'k');
    }

    @Test
    void wordsInManyScriptsNeedNoTableForEachLetter() {
        StringBuilder book = new StringBuilder();
        Map<String, Integer> words = new HashMap<>();
        for (int c = 0x4E00; c < 0x8000; c++) {
            String word = "" + (char) c + (char) (c + 1) + (char) (0x4E00 + c % 977);
            words.put(word, words.size());
            book.append(c % 100 == 0 ? word : "");
        }
        long[] seen = new long[(words.size() + 63) / 64];

        assertThat(new Automaton(words).look(book.toString(), seen)).isEqualTo(Automaton.Text.PLAIN);

        int found = 0;
        for (long word : seen) {
            found += Long.bitCount(word);
        }
        assertThat(found).isBetween(128, 132);
    }

    @Test
    void itTellsTextsThatItCannotJudgeByThemselves() {
        Automaton automaton = new Automaton(Map.of("x", 0));
        long[] seen = new long[1];

        assertThat(automaton.look("Árvíztűrő tükörfúrógép 😀 €", seen)).isEqualTo(Automaton.Text.PLAIN);
        assertThat(automaton.look("ısı", seen)).isEqualTo(Automaton.Text.ODD);
        assertThat(automaton.look("Straße", seen)).isEqualTo(Automaton.Text.UNSETTLED);
        assertThat(automaton.look("e\u0301", seen)).isEqualTo(Automaton.Text.UNSETTLED);
        assertThat(automaton.look("\uD801\uDC00", seen)).isEqualTo(Automaton.Text.UNSETTLED);
    }
}

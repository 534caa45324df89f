package dev.tributary.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine answers what RE2/J answers. */
class MachineTest {
    private static final String[] ATOMS = {
        "a",
        "b",
        "k",
        "s",
        "i",
        "á",
        "Á",
        "ő",
        "Ű",
        "ß",
        "ſ",
        "\u212A",
        "é",
        "e",
        "1",
        "_",
        " ",
        "\\n",
        "\\.",
        "😀",
        "𐐀",
        "[ab]",
        "[^a]",
        "[á-ű]",
        "[a-zőű]",
        "[[:alpha:]]",
        "[^\\d]",
        "[]k]",
        "[\\]s]",
        "[😀-😎x]",
        "[K-S]",
        "\\d",
        "\\D",
        "\\w",
        "\\W",
        "\\s",
        "\\S",
        "\\pL",
        "\\p{Lu}",
        "\\P{Greek}",
        "\\p{^L}",
        ".",
        ".",
        "^",
        "$",
        "\\b",
        "\\B",
        "\\A",
        "\\z",
        "\\x41",
        "\\x{151}",
        "\\101",
        "{",
        "{,2}",
        "σ",
        "Σ",
        "ς",
        "(?i)",
        "(?-i)",
        "(?s)",
        "(?m)",
        "(?-m)",
        "(?im-s)",
        "ab",
        "ár",
        "(?U)"
    };

    private static final String[] REPEATS = {
        "", "", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{0}", "{0,2}", "{1,3}?", "{2,}", "{01}", "{0,1}"
    };

    private static final String[] OPENINGS = {
        "(", "(", "(?:", "(?i:", "(?s:", "(?m:", "(?-i:", "(?P<n>", "(?<n>", "(?ims:"
    };

    private static final String[] PIECES = {
        "a", "A", "b", "B", "k", "K", "\u212A", "s", "S", "ſ", "i", "I", "İ", "ı", "á", "Á", "ő", "Ő", "ű", "Ű", "ß",
        "ẞ", "é", "e\u0301", "1", "2", "_", " ", "\n", "\r\n", ".", "😀", "😎", "𐐀", "𐐨", "\uD83D", "\uDE00", "σ",
        "ς", "Σ", "x", "{", ",2}", "]", "{01}", "ab", "ár", "漢", "я", "\u0000", "\uFFFF"
    };

    private final Random random = new Random(20_261_125);

    @Test
    void anyPatternIsInATextWhenRe2SaysSo() {
        int compared = 0;
        for (int i = 0; i < 40_000; i++) {
            String written = choice(3);
            Pattern pattern;
            try {
                pattern = Pattern.compile(written);
            } catch (PatternSyntaxException wrong) {
                continue;
            }
            Program program = PatternReader.read(written);
            if (program == null) {
                continue;
            }
            compare(pattern, new Machine(program, false), new Machine(program, true));
            compared++;
        }
        assertThat(compared).isGreaterThan(25_000);
    }

    private void compare(Pattern pattern, Machine found, Machine whole) {
        List<String> texts = IntStream.range(0, 10).mapToObj(i -> text()).toList();
        // twice: once it learns, once it knows
        for (int round = 0; round < 2; round++) {
            for (String text : texts) {
                assertThat(found.run(text))
                        .as("/%s/ in '%s'", pattern, text)
                        .isEqualTo(answer(pattern.matcher(text).find()));
                assertThat(whole.run(text)).as("/%s/ is '%s'", pattern, text).isEqualTo(answer(pattern.matches(text)));
            }
        }
    }

    private static int answer(boolean yes) {
        return yes ? Machine.YES : Machine.NO;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(9); pieces > 0; pieces--) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    private String choice(int deep) {
        StringBuilder choice = new StringBuilder(row(deep));
        while (random.nextInt(4) == 0) {
            choice.append('|').append(row(deep));
        }
        return choice.toString();
    }

    private String row(int deep) {
        StringBuilder row = new StringBuilder();
        for (int parts = random.nextInt(5); parts > 0; parts--) {
            boolean group = deep > 0 && random.nextInt(4) == 0;
            row.append(group ? one(OPENINGS) + choice(deep - 1) + ")" : one(ATOMS))
                    .append(one(REPEATS));
        }
        return row.toString();
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    /** Every character there is, for each kind of letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)k",
                "(?i)[a-ső]",
                "\\pL",
                "\\b.\\b",
                "(?m)^.$",
                "(?i)\\p{Lu}",
                "[^\\x{100}-\\x{1F600}]",
                "(?i)ß|σ"
            })
    void everyCharacterIsTakenAsRe2TakesIt(String written) {
        Pattern pattern = Pattern.compile(written);
        Program program = PatternReader.read(written);
        assertThat(program).isNotNull();
        Machine machine = new Machine(program, true);
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += codePoint < 0x3000 ? 1 : 7) {
            String text = Character.toString(codePoint);
            int answer = machine.run(text);
            if (answer == Machine.UNSURE) {
                machine = new Machine(program, true);
                answer = machine.run(text);
            }
            assertThat(answer).as("/%s/ and %x", written, codePoint).isEqualTo(answer(pattern.matches(text)));
        }
    }

    /** These would take a state for each set of places where an "a" may stand. */
    @Test
    void whatWouldGrowTooLargeGivesUpAndRe2Answers() {
        String written = "(a|b)*a(a|b){14}x";
        Program program = PatternReader.read(written);
        assertThat(program).isNotNull();
        Machine machine = new Machine(program, false);
        PatternQuestion question = new PatternQuestion(Pattern.compile(written), false);
        List<String> texts = IntStream.range(0, 4_000)
                .mapToObj(i -> Integer.toBinaryString(i * 7_919 + (1 << 25))
                        .replace('0', 'a')
                        .replace('1', 'b'))
                .toList();

        List<Integer> answers = texts.stream().map(machine::run).distinct().toList();

        assertThat(answers).contains(Machine.UNSURE).doesNotContain(Machine.YES);
        assertThat(texts).noneMatch(question::yes);
        assertThat(question.yes("bbabbbbbbbbbbbbbbxb")).isTrue();
    }

    @Test
    void aMachineIsMadeWhenItPaysAndAgainAfterOddTexts() {
        String text = "Nothing of the kind. ".repeat(500);
        StringBuilder odd = new StringBuilder();
        for (int codePoint = 0x400; codePoint < 0x18000; codePoint += 0x80) {
            odd.appendCodePoint(codePoint);
        }
        PatternQuestion question = new PatternQuestion(Pattern.compile("[á-ő]{2}x"), false);
        assertThat(question.yes("áőx")).isTrue();
        assertThat(question.quick()).isFalse();
        assertThat(question.yes(text)).isFalse();
        assertThat(question.quick()).isTrue();

        assertThat(question.yes(odd.toString())).isFalse();
        assertThat(question.yes(odd + "áőx")).isTrue();

        assertThat(question.quick()).isFalse();
        assertThat(IntStream.range(0, 100).anyMatch(i -> question.yes(text))).isFalse();
        assertThat(question.quick()).isTrue();
        assertThat(question.yes("áőx")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\Qa.b\\E", "a(?i)*b"})
    void whatItDoesNotFollowIsLeftToRe2(String written) {
        Pattern.compile(written);

        assertThat(PatternReader.read(written)).isNull();
    }

    @Test
    void manyThreadsMayLearnAtOnce() throws Exception {
        String written = "(?i)\\b(?:[a-f]{2}[0-9ő]|é.{3}😀|[^x-z]{4}\\d$)";
        Pattern pattern = Pattern.compile(written);
        List<String> texts = IntStream.range(0, 300)
                .mapToObj(i -> Stream.of(PIECES)
                        .map(piece -> PIECES[(i * 31 + piece.hashCode() & 0xFFFF) % PIECES.length])
                        .limit(3 + i % 40)
                        .reduce("", String::concat))
                .toList();
        List<Boolean> expected =
                texts.stream().map(text -> pattern.matcher(text).find()).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 50; round++) {
                Program program = PatternReader.read(written);
                assertThat(program).isNotNull();
                Machine machine = new Machine(program, false);
                Callable<List<Boolean>> asked = () -> texts.stream()
                        .map(text -> machine.run(text) == Machine.YES)
                        .toList();
                for (Future<List<Boolean>> answers : threads.invokeAll(List.of(asked, asked, asked, asked))) {
                    assertThat(answers.get()).isEqualTo(expected);
                }
            }
        }
    }
}

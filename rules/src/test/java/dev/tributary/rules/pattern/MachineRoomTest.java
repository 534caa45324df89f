package dev.tributary.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many patterns there are, their machines take no more than they may, and the answers stay RE2/J's. */
class MachineRoomTest {
    private static final int LIMIT = 64 * 1024;
    private static final String TEXT = "Where is order 1042 of the 3rd? It said \"tomorrow\" a week ago. ".repeat(100);

    private final MachineRoom room = new MachineRoom(LIMIT);

    private PatternQuestion question(int number) {
        return new PatternQuestion(Pattern.compile("\\b[a-m]{3,}\\d?" + number + "\\s(?:said|ago)"), false, room);
    }

    /** Asks until a machine answers. */
    private static void warm(PatternQuestion question) {
        for (int i = 0; i < 20 && !question.quick(); i++)
            assertThat(question.yes(TEXT)).isFalse();
        question.yes(TEXT);
    }

    @Test
    void theyTakeWhatTheyTellAndNothingWhenTheyAreGone() {
        List<PatternQuestion> questions = new ArrayList<>(List.of(question(1), question(2)));
        questions.forEach(MachineRoomTest::warm);
        assertThat(questions).allMatch(PatternQuestion::quick);
        assertThat(room.taken()).isBetween(2_000L, (long) LIMIT);

        questions.clear();
        await().untilAsserted(() -> {
            System.gc();
            PatternQuestion last = question(3);
            warm(last);
            long alone = room.taken();
            assertThat(alone).isBetween(1_000L, 8_000L);
            assertThat(last.quick()).isTrue();
        });
    }

    @Test
    void howeverManyThereAreTheyKeepToTheirRoom() {
        List<PatternQuestion> questions =
                IntStream.range(0, 300).mapToObj(this::question).toList();
        for (PatternQuestion question : questions) {
            warm(question);
            assertThat(room.taken()).isLessThanOrEqualTo(LIMIT);
        }
        long quick = questions.stream().filter(PatternQuestion::quick).count();
        assertThat(quick).isBetween(5L, 100L);
        assertThat(questions).noneMatch(question -> question.yes(TEXT));
        assertThat(questions.get(7).yes("abc7 said")).isTrue();
    }

    @Test
    void whoIsAskedAllTheTimeStays() {
        PatternQuestion busy = question(1);
        warm(busy);
        for (int i = 2; i < 300; i++) {
            warm(question(i));
            busy.yes("abc1 ago");
            assertThat(busy.quick()).isTrue();
        }
    }

    @Test
    void whoWasSentOutComesAgainWhenItPays() {
        PatternQuestion first = question(1);
        warm(first);
        List<PatternQuestion> others =
                IntStream.range(2, 100).mapToObj(this::question).toList();
        others.forEach(MachineRoomTest::warm);
        assertThat(first.quick()).isFalse();
        for (int i = 0; i < 20; i++) assertThat(first.yes(TEXT)).isFalse();
        assertThat(first.quick()).isTrue();
        assertThat(first.yes("abc1 ago")).isTrue();
        assertThat(room.taken()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void oneThatGrewTooLargeLeavesItsRoom() {
        PatternQuestion greedy = new PatternQuestion(Pattern.compile("(a|b)*a(a|b){14}x"), false, room);
        boolean made = false;
        for (int i = 0; i < 40_000 && !(made && !greedy.quick()); i++) {
            greedy.yes(Integer.toBinaryString(i * 7_919 + (1 << 25))
                    .replace('0', 'a')
                    .replace('1', 'b'));
            made |= greedy.quick();
        }
        assertThat(made).isTrue();
        assertThat(greedy.quick()).isFalse();
        assertThat(room.taken()).isZero();
    }

    @Test
    void manyThreadsMayComeAndGoInARoomThatIsTooSmall() throws Exception {
        MachineRoom narrow = new MachineRoom(24 * 1024);
        List<Pattern> patterns = IntStream.range(0, 40)
                .mapToObj(i ->
                        Pattern.compile("(?i)\\b[a-" + (char) ('c' + i % 20) + "]+ő?" + i % 7 + "|said.{" + i + "}k"))
                .toList();
        List<PatternQuestion> questions = patterns.stream()
                .map(pattern -> new PatternQuestion(pattern, false, narrow))
                .toList();
        List<String> texts = IntStream.range(0, 40)
                .mapToObj(i -> TEXT.substring(i * 13, i * 13 + 1_500) + "abcő" + i)
                .toList();
        List<List<Boolean>> expected = patterns.stream()
                .map(pattern ->
                        texts.stream().map(text -> pattern.matcher(text).find()).toList())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<List<List<Boolean>>> asking = () -> questions.stream()
                    .map(question -> texts.stream().map(question::yes).toList())
                    .toList();
            for (int round = 0; round < 5; round++) {
                for (Future<List<List<Boolean>>> answers : threads.invokeAll(List.of(asking, asking, asking, asking))) {
                    assertThat(answers.get()).isEqualTo(expected);
                }
            }
        }
        assertThat(narrow.taken()).isBetween(0L, 24L * 1024);
        assertThat(questions.stream().filter(PatternQuestion::quick).count()).isBetween(1L, 20L);
    }
}

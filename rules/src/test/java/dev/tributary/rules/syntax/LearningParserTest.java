package dev.tributary.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.codehaus.groovy.control.SourceUnit;
import org.junit.jupiter.api.Test;

/** What the parser keeps makes it quick, and nothing else. */
class LearningParserTest {
    private static final List<String> BOOKS = Stream.of(
                    "automation", "examples", "masking", "notifications", "reopening", "routing")
            .map(LearningParserTest::shipped)
            .toList();

    @Test
    void whatIsKeptChangesNoReading() {
        for (int round = 0; round < 2; round++)
            for (String book : BOOKS) {
                Reading reading = GroovyText.read(book);
                assertThat(reading.findings()).isEmpty();
                if (round == 1) assertThat(reading.lines()).isEqualTo(byGroovyAlone(book));
            }
    }

    @Test
    void aTextThatIsBrokenIsToldAlikeEachTime() {
        String broken = "rule('a') {\n  on messageReceived\n  then { notify agent, kind: : missed }\n}\n";
        Reading first = GroovyText.read(broken);
        assertThat(first.findings()).isNotEmpty();
        assertThat(GroovyText.read(broken)).isEqualTo(first);
    }

    @Test
    void severalMayReadAtOnceWhileWhatIsKeptIsThrownAway() throws Exception {
        List<Reading> expected = BOOKS.stream().map(GroovyText::read).toList();
        List<Future<?>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int reader = 0; reader < 2; reader++)
                readers.add(threads.submit(() -> {
                    for (int round = 0; round < 12; round++)
                        for (int i = 0; i < BOOKS.size(); i++)
                            assertThat(GroovyText.read(BOOKS.get(i))).isEqualTo(expected.get(i));
                }));
        }
        for (Future<?> reader : readers) reader.get();
    }

    private static List<Term.Line> byGroovyAlone(String text) {
        SourceUnit unit = SourceUnit.create("book", text);
        unit.parse();
        unit.completePhase();
        unit.nextPhase();
        unit.convert();
        return new Translation().lines(unit.getAST().getStatementBlock());
    }

    private static String shipped(String name) {
        try (var file = LearningParserTest.class.getResourceAsStream("/dev/tributary/rules/book/" + name + ".groovy")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

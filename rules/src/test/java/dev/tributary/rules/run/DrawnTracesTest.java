package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.RuleExplanation;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The golden files {@code drawn_en.txt} and {@code drawn_hu.txt}: conditions, and under each the drawing of its values. When
 * drawings change, the actual files lie in {@code target}.
 */
class DrawnTracesTest {
    private static final String CHAT = "chat";

    private static Snapshot snapshot(String name) {
        return name.equals(CHAT)
                ? Snapshots.chat("I want a refund for order 1187,\nplease: it's broken since Monday.")
                : Snapshots.resolved("It's here", Duration.ofDays(31).plusHours(4), false);
    }

    private static RuleExplanation.Condition explained(
            BookCompiler compiler, String condition, Snapshot snapshot, Locale locale) {
        String book = "rule('x') {\n  on messageReceived\n  when {\n    " + condition + "\n  }\n  then { stop }\n}";
        CompiledRules rules = compiler.compile(List.of(new BookText("book", book)));
        return rules.explain(snapshot, rules.decide(snapshot).trace(), locale)
                .getFirst()
                .conditions()
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hu"})
    void everyKindOfPartIsDrawnWithItsValue(String language) throws IOException {
        String golden;
        try (InputStream file = getClass().getResourceAsStream("drawn_" + language + ".txt")) {
            golden = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder actual = new StringBuilder();
        String name = CHAT;
        try (BookCompiler compiler = new BookCompiler()) {
            for (String part : golden.split("(?m)^== ")) {
                if (part.isBlank()) {
                    continue;
                }
                String title = part.substring(0, part.indexOf('\n'));
                name = title.startsWith("on ") ? title.substring(3) : name;
                actual.append("== ").append(title).append('\n');
                for (String drawing : part.substring(title.length() + 1).split("\n\n")) {
                    String condition = drawing.split("\n", 2)[0];
                    if (!condition.isBlank()) {
                        RuleExplanation.Condition explained =
                                explained(compiler, condition, snapshot(name), Locale.of(language));
                        actual.append(explained.drawn()).append("\n\n");
                    }
                }
            }
        }
        Files.writeString(Path.of("target", "drawn_" + language + ".txt"), actual);
        assertThat(actual.toString()).isEqualTo(golden);
    }

    @Test
    void aConditionOfSeveralLinesIsDrawnOnOne() {
        try (BookCompiler compiler = new BookCompiler()) {
            assertThat(explained(
                                    compiler,
                                    "channel == 'email' ||\n        text.size() >\n\t  1_000",
                                    Snapshots.chat("Hello"),
                                    Locale.ENGLISH)
                            .drawn())
                    .isEqualTo("""
                            channel == 'email' || text.size() > 1_000
                            |       |          |  |    |      |
                            'chat'  false      |  |    5      false
                                               |  'Hello'
                                               false""");
        }
    }
}

package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.RuleVerdict;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import dev.tributary.rules.vocabulary.Facts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What blocks may go through is counted for each rule by itself. */
class BlocksTest {
    /** Looks through the whole text once for each of the customer's tags: more than half of what a rule may. */
    private static final String DEAR = "    contact.tags.every { !text.contains('%s') }\n";

    private static Snapshot message() {
        Snapshot of = Snapshots.chat("x".repeat(Facts.TEXT_LIMIT));
        List<String> tags = IntStream.range(0, 600).mapToObj(i -> "tag" + i).toList();
        Snapshot.Contact contact = new Snapshot.Contact("Bence Nagy", null, null, "hu", tags, 1);
        return Snapshot.received(of.now(), of.message(), contact, of.conversation(), of.team());
    }

    private static String rule(String name, String... conditions) {
        return "rule('%s') {\n  on messageReceived\n  when {\n%s  }\n  then { tag 'x' }\n}\n"
                .formatted(name, String.join("", conditions));
    }

    @Test
    void aRuleThatGoesThroughTooMuchBreaksAndTakesNothingFromTheOthers() {
        String book = rule("one", DEAR.formatted("a"))
                + rule("both", DEAR.formatted("a"), DEAR.formatted("b"))
                + rule("other", DEAR.formatted("b"));
        try (BookCompiler compiler = new BookCompiler()) {
            assertThat(compiler.compile(List.of(new BookText("book", book)))
                            .decide(message())
                            .trace())
                    .containsExactly(RuleVerdict.FIRED, RuleVerdict.BROKE, RuleVerdict.FIRED);
        }
    }
}

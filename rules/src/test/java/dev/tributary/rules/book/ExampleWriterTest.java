package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import dev.tributary.engine.decision.RuleProblem;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExampleWriterTest {
    private static final House HOUSE =
            new House(Set.of("chat", "email"), Set.of("billing"), Set.of("anna@example.com"), Set.of());

    private final BookCompiler compiler = new BookCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    private String example(Snapshot snapshot) {
        return compiler.exampleOf(snapshot).orElseThrow();
    }

    private static Snapshot from(Snapshot.Contact contact, String text, String page) {
        Snapshot chat = Snapshots.chat(text);
        Snapshot.Message said = chat.message();
        return Snapshot.received(
                chat.now(),
                new Snapshot.Message(
                        said.channel(),
                        said.account(),
                        text,
                        null,
                        false,
                        List.of("Nagy Bence szerződés.pdf"),
                        page,
                        null,
                        said.author()),
                contact,
                chat.conversation(),
                chat.team());
    }

    @Test
    void whatAnExampleAssumesIsNotSaidAndTheRestIs() {
        String line = example(Snapshots.resolved("It broke again", Duration.ofDays(31), true));
        assertThat(line)
                .startsWith("fires ")
                .contains("channel: 'email'", "text: 'It broke again'", "subject: 'Re: Order'", "automatic: true")
                .contains("resolvedFor: 31.days")
                .contains("tags: ['vip', 'exchange']", "assignees: ['anna@example.com']", "group: 'billing'")
                .doesNotContain("null", "isNew", "Bence");
    }

    @Test
    void theRuleThatMatchedTheMessageMatchesItsExample() {
        String line = example(
                Snapshots.resolved("It broke\nagain, \\u0041 'really' $5 \"now\"!", Duration.ofDays(31), false));
        String book =
                "rule('x') {\n  on messageReceived\n  when {\n    channel == 'email'\n    text.contains(\"'really'\")\n"
                        + "    conversation.resolvedFor > 30.days\n    conversation.messageCount == 7\n"
                        + "    'refund' in conversation.tags\n    conversation.assigneeOnShift\n"
                        + "    contact.conversationCount == 3\n  }\n  then { stop }\n  examples {\n    " + line
                        + "\n  }\n}\n";
        assertThat(compiler.check(List.of(new BookText("book", book)), HOUSE, Locale.ENGLISH))
                .filteredOn(RuleProblem::error)
                .isEmpty();
    }

    @Test
    void peopleAreReplacedByTheSamePlaceholdersEverywhere() {
        Snapshot.Contact contact =
                new Snapshot.Contact("Nagy Bence", "bence.nagy@mail.hu", "+36 30 123 4567", "hu", List.of(), 1);
        String line = example(from(
                contact,
                "Nagy Bence vagyok, Nagytól. BENCE.NAGY@mail.hu vagy kata@other.org; 06 30/123-4567 vagy (1) 987 65 43 21. "
                        + "A rendelés 20391, a nagyon fontos. Még egyszer kata@other.org https://x.hu/a?token=1",
                "https://shop.example/basket?email=bence.nagy@mail.hu"));
        assertThat(line)
                .contains("Alex Example vagyok, Alextól. customer@example.com vagy person1@example.com; +1 555 0100"
                        + " vagy +1 555 0101. A rendelés 20391")
                .contains("Még egyszer person1@example.com https://x.hu/a'")
                .contains("name: 'Alex Example'", "email: 'customer@example.com'", "phone: '+1 555 0100'")
                .contains("pageUrl: 'https://shop.example/basket'", "files: ['Alex Example szerződés.pdf']");
    }

    @Test
    void aTextThatARuleCouldNotHoldIsMadeToFit() {
        String hostile =
                "(".repeat(300) + "<".repeat(500) + "\u0007\u2028\uFEFF" + "!?".repeat(200) + "x".repeat(5_000);
        assertThat(example(from(new Snapshot.Contact(null, null, null, null, List.of(), 1), hostile, "")))
                .startsWith("fires ")
                .hasSizeLessThan(3_000);
    }
}

package dev.tributary.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.rules.Snapshots;
import dev.tributary.rules.book.BookCompiler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is online, away or offline is asked of the conversation as the rules above have left it. */
class WhoIsThereTest {
    private static final Snapshot.Team TEAM = new Snapshot.Team(
            true,
            2,
            0,
            "UTC",
            2,
            List.of(
                    new Snapshot.There("bela@example.com", false, false, List.of("sales")),
                    new Snapshot.There("cili@example.com", true, false, List.of("billing")),
                    new Snapshot.There("fanni@example.com", false, true, List.of())));

    private final BookCompiler compiler = new BookCompiler();

    @AfterEach
    void close() {
        compiler.close();
    }

    private boolean holds(String before, String condition, Snapshot snapshot) {
        String book =
                "rule('a') {\n on messageReceived\n then { %s }\n}\nrule('b') {\n on messageReceived\n when { %s }\n then { tag 'yes' }\n}\n"
                        .formatted(before, condition);
        return compiler.compile(List.of(new BookText("book", book))).decide(snapshot).decisions().stream()
                .anyMatch(decision ->
                        decision instanceof Decision.Tag tag && tag.tag().equals("yes"));
    }

    private static Snapshot with(Snapshot snapshot) {
        return new Snapshot(
                snapshot.event(),
                snapshot.now(),
                snapshot.happened(),
                snapshot.message(),
                snapshot.contact(),
                snapshot.conversation(),
                snapshot.visitor(),
                TEAM,
                List.of());
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "note 'x'; team.online == 2; true",
                "assign group: 'billing'; team.online == 1; true",
                "assign group: 'billing'; group.online == 0; true",
                "assign group: 'sales'; group.online == 1; true",
                "assign group: 'sales'; team.online == 2 && team.wasOnline == 2; true",
                "assign agent: 'anna@example.com'; 'anna@example.com' in conversation.offlineAssignees; true",
                "assign agent: 'bela@example.com'; conversation.offlineAssignees; false",
                "assign agent: 'cili@example.com'; 'cili@example.com' in conversation.awayAssignees; true",
                "assign agent: 'cili@example.com'; conversation.offlineAssignees; false"
            })
    void itIsCountedAnewWhenItWasHandedOver(String before, String condition, boolean expected) {
        assertThat(holds(before, condition, with(Snapshots.chat("Hello")))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "opened again, {1} offline: {0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"!conversation.assignees; anna@example.com; true", "!conversation.assignees; ; false"})
    void openedAgainItGoesBackToThoseWhoAreThere(String condition, String offline, boolean expected) {
        Snapshot resolved = Snapshots.resolved("Hello", Duration.ofDays(1), false);
        Snapshot.Conversation was = resolved.conversation();
        Snapshot.Conversation now = new Snapshot.Conversation(
                was.isNew(),
                was.status(),
                was.channel(),
                was.messageCount(),
                was.subject(),
                was.priority(),
                was.group(),
                was.assignees(),
                offline == null,
                offline == null ? List.of() : List.of(offline),
                List.of(),
                was.tags(),
                was.answered(),
                was.rating(),
                was.startedAt(),
                was.waitingSince(),
                was.resolvedAt(),
                was.lastActivityAt());
        Snapshot snapshot = Snapshot.received(
                resolved.now(), Objects.requireNonNull(resolved.message()), resolved.contact(), now, TEAM);
        assertThat(holds("reopen()", condition, snapshot)).isEqualTo(expected);
    }
}

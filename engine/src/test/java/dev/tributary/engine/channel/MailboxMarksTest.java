package dev.tributary.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class MailboxMarksTest {
    private static final Instant THEN = Instant.parse("2026-11-25T09:00:00Z");

    private final EngineKit kit;
    private final MailboxMarks marks;
    private final UUID account;
    private final UUID other;

    MailboxMarksTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler());
        marks = kit.get(MailboxMarks.class);
        account = account("support@example.org");
        other = account("sales@example.org");
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void aMarkIsOfOneFolderOfOneAccountAndTheLastOneCounts() {
        assertThat(marks.mark(account, "INBOX")).isEmpty();
        MailboxMarks.Mark first = new MailboxMarks.Mark("eva@mail.example", 7, 40, null, 0, THEN, null);
        marks.keep(account, "INBOX", first);
        assertThat(marks.mark(account, "INBOX")).contains(first);
        MailboxMarks.Mark further = first.readTo(4_294_967_295L, THEN.plusSeconds(1));
        marks.keep(account, "INBOX", further);
        assertThat(marks.mark(account, "INBOX")).contains(further);
        assertThat(marks.mark(account, "Sales")).isEmpty();
        assertThat(marks.mark(other, "INBOX")).isEmpty();
        MailboxMarks.Mark remade = new MailboxMarks.Mark("eva@mail.example", 8, 3, THEN, 0, THEN, null);
        marks.keep(account, "INBOX", remade);
        assertThat(marks.mark(account, "INBOX")).contains(remade);
    }

    @Test
    void whatWasTakenIsKnownUntilItIsForgotten() {
        marks.take(account, List.of("a", "b"));
        marks.take(account, List.of("b", "c"));
        assertThat(marks.taken(account)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(marks.taken(other)).isEmpty();
        List<String> many = IntStream.range(0, 1200).mapToObj(i -> "n" + i).toList();
        marks.take(account, many);
        marks.forget(account, many);
        marks.forget(account, List.of("a", "never"));
        assertThat(marks.taken(account)).containsExactlyInAnyOrder("b", "c");
    }

    private UUID account(String address) {
        return kit.get(ChannelAccounts.class)
                .addByOperator(new AccountKey("email", address), address, new ChannelSettings(Map.of(), Map.of()))
                .id();
    }
}

package dev.tributary.engine.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.NewFile;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PageMarksTest {
    private static final Instant THEN = Instant.parse("2026-11-25T09:00:00Z");
    private static final AccountKey PAGE = new AccountKey("messenger", "100");

    private final RecordingGateway gateway = new RecordingGateway();
    private final EngineKit kit;
    private final PageMarks marks;
    private final UUID account;

    PageMarksTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler(), gateway);
        marks = kit.get(PageMarks.class);
        account = kit.get(ChannelAccounts.class)
                .addByOperator(PAGE, "Page", new ChannelSettings(Map.of(), Map.of()))
                .id();
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void theLastMarkCounts() {
        assertThat(marks.mark(account)).isEmpty();
        PageMarks.Mark first = new PageMarks.Mark(THEN, THEN);
        marks.keep(account, first);
        marks.keep(account, first.readTo(THEN.plusSeconds(60)));
        assertThat(marks.mark(account)).contains(new PageMarks.Mark(THEN, THEN.plusSeconds(60)));
        assertThat(marks.mark(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatCameInAndWhatWentOutIsKnownByItsName() {
        UUID conversation = came("m_in");
        gateway.answering(message -> new SendOutcome.Sent("m_out", List.of("m_part")));
        answer(conversation, "good day");
        Set<String> asked = Set.of("7:m_in", "m_out", "m_part", "m_other");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> marks.known(account, asked).size() == 3);
        assertThat(marks.known(account, asked)).containsExactlyInAnyOrder("7:m_in", "m_out", "m_part");
        assertThat(marks.known(UUID.randomUUID(), asked)).isEmpty();
        assertThat(marks.unsettled(account, "7", "good day")).isEmpty();
    }

    @Test
    void aSendOfWhichNobodyKnowsIsFoundByWhatItSaysAndToWhom() {
        UUID conversation = came("m_in");
        gateway.answering(message -> new SendOutcome.Unknown("cut"));
        answer(conversation, "good day");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> marks.unsettled(account, "7", "good day").isPresent());
        assertThat(marks.unsettled(account, "7", "good day").orElseThrow().more())
                .isFalse();
        assertThat(marks.unsettled(account, "8", "good day")).isEmpty();
        assertThat(marks.unsettled(account, "7", "good night")).isEmpty();
    }

    @Test
    void ofASendWithFilesItIsSaidThatItsTextIsNotAll() {
        UUID conversation = came("m_in");
        gateway.answering(message -> new SendOutcome.Unknown("cut"));
        answer(conversation, "good day", new NewFile(Unmasked.of("a.txt"), "text/plain", new byte[] {65}));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> marks.unsettled(account, "7", "good day").isPresent());
        assertThat(marks.unsettled(account, "7", "good day").orElseThrow().more())
                .isTrue();
    }

    @Test
    void aSendOfWhichAPieceIsKnownToHaveArrivedIsNotLookedForByItsText() {
        UUID conversation = came("m_in");
        gateway.answering(message -> new SendOutcome.Partly(List.of("m_part"), new SendOutcome.Unknown("cut")));
        answer(conversation, "good day", new NewFile(Unmasked.of("a.txt"), "text/plain", new byte[] {65}));
        Set<String> piece = Set.of("m_part");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> marks.known(account, piece).equals(piece));
        assertThat(marks.unsettled(account, "7", "good day")).isEmpty();
    }

    @Test
    void commentsAreWatchedUntilTheyAreGoneOrOldOrNobodyLooksAnyMore() {
        List<PageMarks.Comment> four = IntStream.range(0, 4)
                .mapToObj(hour -> new PageMarks.Comment("c" + hour, "post", "eva", THEN.plusSeconds(hour * 3600L)))
                .toList();
        marks.watch(account, four.subList(0, 2));
        marks.watch(account, four);
        assertThat(marks.comments(account, THEN)).isEqualTo(four);
        assertThat(marks.comments(account, THEN.plusSeconds(3600))).isEqualTo(four.subList(1, 4));
        marks.forget(account, List.of("c3"), THEN.plusSeconds(1));
        assertThat(marks.comments(account, Instant.EPOCH)).isEqualTo(four.subList(1, 3));

        marks.keep(account, new PageMarks.Mark(THEN, THEN));
        marks.drop(account);
        assertThat(marks.comments(account, Instant.EPOCH)).isEmpty();
        assertThat(marks.mark(account)).isEmpty();
    }

    private UUID came(String mid) {
        IntakeResult result =
                kit.get(Intake.class).accept(Incoming.chat(PAGE, "7", mid).build());
        return ((IntakeResult.Stored) result).conversationId();
    }

    private void answer(UUID conversation, String text, NewFile... files) {
        UUID owner = Seeds.in(kit).owner().id();
        kit.get(Desk.class)
                .reply(
                        owner,
                        conversation,
                        new Reply(account, null, null, Unmasked.of(text), List.of(files), Long.MAX_VALUE, true));
    }
}

package dev.tributary.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.Seeds;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Echo;
import dev.tributary.engine.spi.InboundMessage;
import dev.tributary.engine.spi.MessageDeletion;
import dev.tributary.engine.spi.MessageEdit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which message another one answers. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AnsweredTest {
    private static final AccountKey PAGE = new AccountKey("messenger", "1001");
    private static final AccountKey MAILBOX = new AccountKey("email", "support@shop.example");

    private final EngineKit kit;
    private final Intake intake;
    private final UUID owner;

    AnsweredTest(TestDatabase database) {
        kit = EngineKit.start(database, new FakeRuleCompiler());
        intake = kit.get(Intake.class);
        owner = Seeds.in(kit).owner().id();
        for (AccountKey account : List.of(PAGE, MAILBOX))
            kit.get(ChannelAccounts.class)
                    .addByOperator(account, account.account(), new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private UUID take(InboundMessage message) {
        kit.clock().advance(Duration.ofSeconds(1));
        return ((IntakeResult.Stored) intake.accept(message)).messageId();
    }

    private UUID write(String customer, String id, String text) {
        return take(
                Incoming.chat(PAGE, customer, id).named("Eva Fekete").text(text).build());
    }

    private UUID answer(String id, String answered) {
        return take(
                Incoming.chat(PAGE, "eva", id).text("yes").answering(answered).build());
    }

    private @Nullable Answered answered(UUID message) {
        Inbox inbox = kit.get(Inbox.class);
        Answered alone = inbox.message(owner, message).orElseThrow().answered();
        for (ConversationRow row : inbox.page(owner, Queue.ALL, 0, 10))
            for (ThreadMessage one : inbox.thread(owner, row.id(), Long.MAX_VALUE, 100))
                if (one.id().equals(message)) assertThat(one.answered()).isEqualTo(alone);
        return alone;
    }

    @Test
    void itsFirstLineAndWhoWroteItAreShown() {
        UUID question = write("eva", "1", "\n  Blue or red?  \nI like both.");
        write("eva", "2", "something else");
        assertThat(answered(answer("3", "eva:1")))
                .isEqualTo(new Answered(question, Author.CUSTOMER, "Eva Fekete", "Blue or red?", "", false));
        assertThat(answered(question)).isNull();
    }

    @Test
    void itIsQuotedFromWhatIsStoredSoThatWhatIsMaskedStaysMasked() {
        write("eva", "1", "my card is 4111 1111 1111 1111");
        Answered quoted = answered(answer("2", "eva:1"));
        assertThat(quoted).isNotNull();
        assertThat(quoted.line()).isEqualTo("my card is •••• •••• •••• 1111");
    }

    @Test
    void whatIsNotKnownOrStandsInAnotherConversationIsNotShown() {
        write("adam", "1", "the secret of Adam");
        write("eva", "1", "hello");
        assertThat(answered(answer("2", "adam:1"))).isNull();
        assertThat(answered(answer("3", "nobody:1"))).isNull();
        assertThat(answered(answer("4", "eva:4"))).isNull();
    }

    @Test
    void anAnswerThatOvertakesWhatItAnswersShowsItOnceThatIsThere() {
        UUID early = answer("2", "eva:1");
        assertThat(answered(early)).isNull();
        UUID late = write("eva", "1", "first");
        Answered quoted = answered(early);
        assertThat(quoted).isNotNull();
        assertThat(quoted.id()).isEqualTo(late);
    }

    @Test
    void whatWasChangedOrTakenBackSinceIsQuotedAsItStandsNow() {
        write("eva", "1", "size 41");
        UUID answer = answer("2", "eva:1");
        kit.clock().advance(Duration.ofSeconds(1));
        intake.accept(new MessageEdit(
                PAGE, "eva:1", Unmasked.of("size 42"), kit.clock().instant()));
        assertThat(answered(answer)).extracting(Answered::line).isEqualTo("size 42");
        intake.accept(new MessageDeletion(PAGE, "eva:1", kit.clock().instant()));
        assertThat(answered(answer)).extracting(Answered::line).isEqualTo("");
        assertThat(answered(answer)).extracting(Answered::deleted).isEqualTo(true);
    }

    @Test
    void ofAMessageWithoutWordsItsFirstFileIsNamed() {
        take(Incoming.chat(PAGE, "eva", "1")
                .text("")
                .file("sole.txt", "worn")
                .file("heel.txt", "gone")
                .build());
        assertThat(answered(answer("2", "eva:1")))
                .extracting(Answered::line, Answered::fileType)
                .containsExactly("sole.txt", "text/plain");
    }

    @Test
    void anAnswerThatSomebodyGaveElsewhereShowsWhatItAnswersToo() {
        UUID question = write("eva", "1", "Blue or red?");
        Echo echo = new Echo(
                PAGE,
                "page-1",
                "eva",
                null,
                "eva:1",
                null,
                Unmasked.of("Red."),
                List.of(),
                kit.clock().instant());
        UUID elsewhere = ((IntakeResult.Stored) intake.accept(echo)).messageId();
        assertThat(answered(elsewhere)).extracting(Answered::id).isEqualTo(question);
        assertThat(answered(answer("2", "page-1")))
                .isEqualTo(new Answered(elsewhere, Author.ELSEWHERE, "", "Red.", "", false));
    }

    @Test
    void aMailQuotesWhatItAnswersItself() {
        take(Incoming.mail(MAILBOX, "eva@customer.example", "1@x").build());
        UUID second = take(Incoming.mail(MAILBOX, "eva@customer.example", "2@x")
                .inReplyTo("1@x")
                .build());
        assertThat(answered(second)).isNull();
    }
}

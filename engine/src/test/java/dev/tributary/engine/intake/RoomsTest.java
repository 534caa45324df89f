package dev.tributary.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.Incoming;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Echo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A channel that has places of its own: a post, a ticket of another system. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RoomsTest {
    private static final AccountKey ACCOUNT = new AccountKey("comments", "100");

    private final FakeRuleCompiler rules = new FakeRuleCompiler();
    private final EngineKit kit;
    private final Intake intake;

    RoomsTest(TestDatabase database) {
        kit = EngineKit.start(database, rules);
        intake = kit.get(Intake.class);
        kit.get(ChannelAccounts.class).addByOperator(ACCOUNT, "Page", new ChannelSettings(Map.of(), Map.of()));
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    private UUID wrote(String who, String id, String place) {
        IntakeResult result =
                intake.accept(Incoming.chat(ACCOUNT, who, id).in(place).build());
        return ((IntakeResult.Stored) result).conversationId();
    }

    @Test
    void whatSomebodyWritesInAPlaceIsOneConversationAndAnotherPlaceIsAnother() {
        UUID spring = wrote("eva", "1", "spring");
        UUID summer = wrote("eva", "2", "summer");
        assertThat(summer).isNotEqualTo(spring);
        assertThat(wrote("eva", "3", "spring")).isEqualTo(spring);
        assertThat(wrote("eva", "4", "summer")).isEqualTo(summer);
        assertThat(wrote("adam", "5", "spring")).isNotEqualTo(spring);
    }

    @Test
    void ofOneBatchAllGoWhereTheFirstOneOfTheirPlaceWent() {
        List<IntakeResult> results = intake.acceptAll(List.of(
                Incoming.chat(ACCOUNT, "eva", "1").in("spring").build(),
                Incoming.chat(ACCOUNT, "eva", "2").in("summer").build(),
                Incoming.chat(ACCOUNT, "eva", "3").in("spring").build()));
        List<UUID> conversations = results.stream()
                .map(result -> ((IntakeResult.Stored) result).conversationId())
                .toList();
        assertThat(conversations.get(2)).isEqualTo(conversations.get(0)).isNotEqualTo(conversations.get(1));
    }

    @Test
    void namesWithBlanksInThemAreNotTakenForEachOther() {
        assertThat(wrote("the fair", "1", "spring at")).isNotEqualTo(wrote("at the fair", "2", "spring"));
    }

    @Test
    void whereARuleStartedANewConversationThePlaceGoesOn() {
        UUID first = wrote("eva", "1", "spring");
        rules.decide(snapshot -> List.of(new Decision.StartNewConversation(0)));
        UUID second = wrote("eva", "2", "spring");
        rules.decide(snapshot -> List.of());
        assertThat(second).isNotEqualTo(first);
        assertThat(wrote("eva", "3", "spring")).isEqualTo(second);
        assertThat(wrote("eva", "4", "summer")).isNotIn(first, second);
    }

    @Test
    void anAnswerThatWasWrittenElsewhereStandsInItsPlace() {
        UUID spring = wrote("eva", "1", "spring");
        wrote("eva", "2", "summer");
        Echo echo = new Echo(
                ACCOUNT,
                "own",
                "eva",
                "spring",
                null,
                null,
                Unmasked.of("hello"),
                List.of(),
                Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(((IntakeResult.Stored) intake.accept(echo)).conversationId()).isEqualTo(spring);
    }
}

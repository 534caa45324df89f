package dev.tributary.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.kit.EngineKit;
import dev.tributary.engine.kit.FakeRuleCompiler;
import dev.tributary.engine.kit.RecordingGateway;
import dev.tributary.engine.kit.TestDatabase;
import dev.tributary.engine.secret.InstallationKey;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Ids that are signed with one key after the other. */
class SignedIdsTest {
    private static final UUID ONE = UUID.fromString("0b9d5f7e-4c1a-4c53-9d1a-4f5a1c1a0001");
    private static EngineKit kit;

    @BeforeAll
    static void start() {
        kit = EngineKit.start(TestDatabase.H2, new FakeRuleCompiler(), new RecordingGateway());
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    private static SignedIds ids(String key, String retired) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("tributary.ids.key", key, "tributary.ids.retired", retired)));
        return new SignedIds(kit.get(InstallationKey.class), environment);
    }

    @Test
    void theFirstKeySignsAsLongAsNothingElseIsSaid() {
        SignedIds usual = kit.get(SignedIds.class);
        assertThat(usual.ofMessage(ONE)).isEqualTo(ids("a", "").ofMessage(ONE)).hasSize(55);
        assertThat(usual.token(ONE, "eva@customer.example")).startsWith("a");
    }

    @Test
    void whatAnEarlierOrALaterKeySignedIsKnownOnEveryNode() {
        for (String[] keys : new String[][] {{"a", "b"}, {"b", "a"}, {"b", "v"}}) {
            SignedIds signing = ids(keys[0], "");
            SignedIds reading = ids(keys[1], "");
            assertThat(signing.ofMessage(ONE)).isNotEqualTo(reading.ofMessage(ONE));
            assertThat(reading.read(signing.ofMessage(ONE) + "@shop.example"))
                    .contains(new SignedIds.Named(SignedIds.Kind.MESSAGE, ONE));
            assertThat(reading.read(signing.ofConversation(ONE)))
                    .contains(new SignedIds.Named(SignedIds.Kind.CONVERSATION, ONE));
            SignedIds.Token token = reading.readToken(
                            "support+" + signing.token(ONE, "Eva@customer.example") + "@shop.example")
                    .orElseThrow();
            assertThat(token.conversation()).isEqualTo(ONE);
            assertThat(reading.issuedTo(token, "eva@customer.example")).isTrue();
            assertThat(reading.issuedTo(token, "bela@customer.example")).isFalse();
            assertThat(reading.marksIn("Re: parcel " + signing.shortMark(42) + " " + signing.mark(43), false))
                    .extracting(TicketMark::number)
                    .containsExactly(42L, 43L);
            assertThat(reading.marksIn(signing.shortMark(42), true)).isEmpty();
            assertThat(signing.filed(ONE)).isEqualTo(reading.filed(ONE));
        }
    }

    @Test
    void whatARetiredKeySignedIsNotKnownAnyMore() {
        for (String retired : new String[] {"a", "b"}) {
            SignedIds then = ids(retired, "");
            SignedIds now = ids("c", retired);
            assertThat(now.read(then.ofMessage(ONE))).isEmpty();
            assertThat(now.readToken("support+" + then.token(ONE, "eva@customer.example") + "@shop.example"))
                    .isEmpty();
            assertThat(now.marksIn(then.shortMark(42) + then.mark(42), false)).isEmpty();
            assertThat(now.read(ids(retired.equals("a") ? "b" : "a", "").ofMessage(ONE)))
                    .isPresent();
        }
    }

    @Test
    void aSignatureUnderAnotherKeysLetterIsNone() {
        String name = ids("b", "").ofMessage(ONE);
        SignedIds reading = ids("a", "");
        assertThat(reading.read(name.substring(0, 35) + "c" + name.substring(36)))
                .isEmpty();
        assertThat(reading.read(name.substring(0, 35) + "z" + name.substring(36)))
                .isEmpty();
        assertThat(reading.read(name.substring(0, 35) + name.substring(36))).isEmpty();
        assertThat(reading.read(name + "0")).isEmpty();
        String mark = ids("b", "").shortMark(42);
        assertThat(reading.marksIn(mark.replace("-b", "-c"), false)).isEmpty();
        assertThat(reading.marksIn(mark.replace("-b", "-"), false)).isEmpty();
    }

    @Test
    void aSettingThatNamesNoKeyIsToldAtTheStart() {
        for (String[] wrong : new String[][] {{"1", ""}, {"ab", ""}, {"w", ""}, {"b", "a, b"}, {"b", "A"}})
            assertThatThrownBy(() -> ids(wrong[0], wrong[1])).hasMessageContaining("tributary.ids.");
    }
}

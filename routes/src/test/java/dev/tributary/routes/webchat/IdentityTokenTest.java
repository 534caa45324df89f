package dev.tributary.routes.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tokens vouch for somebody, and which do not. */
class IdentityTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final long LATER = NOW.getEpochSecond() + 600;
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private static String claims(long exp) {
        return "{\"sub\":\"4711\",\"exp\":" + exp + "}";
    }

    private static boolean good(String token) {
        return IdentityToken.read(token, Signature.SECRET, NOW).isPresent();
    }

    @Test
    void aTokenThatTheSiteSignedVouches() {
        assertThat(good(Signature.token(claims(LATER)))).isTrue();
        assertThat(good(Signature.token("{\"sub\":4711,\"exp\":" + LATER + "}")))
                .isTrue();
        assertThat(good(Signature.token(claims(NOW.getEpochSecond() - 59)))).isTrue();
    }

    @Test
    void aTokenThatIsGoodForMoreThanAnHourVouchesForNobody() {
        long hour = NOW.getEpochSecond() + 3600;
        assertThat(good(Signature.token(claims(hour)))).isTrue();
        assertThat(good(Signature.token(claims(hour + 60)))).isTrue();
        assertThat(good(Signature.token(claims(hour + 61)))).isFalse();
        assertThat(good(Signature.token(claims(hour + 10L * 365 * 24 * 3600)))).isFalse();
        assertThat(good(Signature.token(claims(Long.MAX_VALUE)))).isFalse();
    }

    @Test
    void aNameInAnyAlphabetIsRead() {
        String token = Signature.token(HEADER, "{\"sub\":\"ő\",\"exp\":" + LATER + "}", Signature.SECRET);
        assertThat(IdentityToken.read(token, Signature.SECRET, NOW).map(IdentityToken::subject))
                .contains("ő");
    }

    @Test
    void noOtherTokenDoes() {
        String good = Signature.token(claims(LATER));
        String[] parts = good.split("\\.", -1);
        String other = Signature.base64(claims(LATER).replace("4711", "4712").getBytes(StandardCharsets.UTF_8));
        String none = Signature.base64("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (String token : List.of(
                "",
                ".",
                "..",
                good + ".",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                parts[0] + "." + other + "." + parts[2],
                none + "." + parts[1] + ".",
                none + "." + parts[1] + "." + parts[2],
                Signature.token("{\"alg\":\"none\"}", claims(LATER), Signature.SECRET),
                Signature.token("{\"alg\":\"HS512\"}", claims(LATER), Signature.SECRET),
                Signature.token("{\"alg\":\"HS256\",\"crit\":[\"b64\"]}", claims(LATER), Signature.SECRET),
                Signature.token("[]", claims(LATER), Signature.SECRET),
                Signature.token(HEADER, "not json", Signature.SECRET),
                Signature.token(HEADER, "{\"data\":" + "[".repeat(20_000), Signature.SECRET),
                Signature.token(HEADER, claims(LATER), "another-secret-that-is-long-enough-too"),
                Signature.token(claims(NOW.getEpochSecond() - 61)),
                Signature.token("{\"sub\":\"4711\"}"),
                Signature.token("{\"sub\":\"4711\",\"exp\":\"" + LATER + "\"}"),
                Signature.token("{\"sub\":\"4711\",\"exp\":" + LATER + ",\"nbf\":" + (NOW.getEpochSecond() + 61) + "}"),
                Signature.token("{\"sub\":\" \",\"exp\":" + LATER + "}"),
                Signature.token("{\"sub\":null,\"exp\":" + LATER + "}"),
                Signature.token("{\"exp\":" + LATER + "}"),
                "x".repeat(20_000)))
            assertThat(good(token))
                    .as(token.length() > 300 ? token.substring(0, 300) : token)
                    .isFalse();
        assertThat(IdentityToken.read(null, Signature.SECRET, NOW)).isEmpty();
    }

    @Test
    void withoutASecretWorthTheNameNothingVouches() {
        assertThat(IdentityToken.read(Signature.token(claims(LATER)), "", NOW)).isEmpty();
        assertThat(IdentityToken.read(Signature.token(HEADER, claims(LATER), "short"), "short", NOW))
                .isEmpty();
    }
}

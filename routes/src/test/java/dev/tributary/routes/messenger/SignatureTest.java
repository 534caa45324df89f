package dev.tributary.routes.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final byte[] BODY = "{\"text\":\"szia \\u00e9\"}".getBytes(UTF_8);
    private static final String SECRET = "app secret";

    @Test
    void theRightSignatureIsAccepted() {
        assertThat(Signature.signs(Signature.of(BODY, SECRET), BODY, SECRET)).isTrue();
    }

    @Test
    void theBodyWrittenAgainIsRefused() {
        byte[] again = "{\"text\":\"szia é\"}".getBytes(UTF_8);
        assertThat(Signature.signs(Signature.of(BODY, SECRET), again, SECRET)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha1=0123", "0123", "sha256=00"})
    void anythingElseIsRefused(String header) {
        assertThat(Signature.signs(header, BODY, SECRET)).isFalse();
    }

    @Test
    void aMissingHeaderOrAnEmptySecretIsRefused() {
        assertThat(Signature.signs(null, BODY, SECRET)).isFalse();
        assertThat(Signature.signs(Signature.of(BODY, "x"), BODY, "")).isFalse();
    }

    @Test
    void aTruncatedSignatureIsRefused() {
        String whole = Signature.of(BODY, SECRET);
        assertThat(Signature.signs(whole.substring(0, whole.length() - 2), BODY, SECRET))
                .isFalse();
    }

    @Test
    void theOlderHeaderIsKnownButNeverEnough() {
        byte[] body = "{}".getBytes(UTF_8);
        String older = "sha1=" + HexFormat.of().formatHex(hmacSha1(body));
        assertThat(Signature.authentic("X-Hub-Signature", older, body, SECRET)).isTrue();
        assertThat(Signature.authentic("X-Hub-Signature-256", older, body, SECRET))
                .isFalse();
        assertThat(Signature.authentic("X-Hub-Signature", Signature.of(body, SECRET), body, SECRET))
                .isFalse();
        assertThat(Signature.authentic("X-Signature", older, body, SECRET)).isFalse();
        assertThat(Signature.signs(older, body, SECRET)).isFalse();
    }

    private static byte[] hmacSha1(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA1"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

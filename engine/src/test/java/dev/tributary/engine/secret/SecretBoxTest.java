package dev.tributary.engine.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SecretBoxTest {
    private final SecretBox box = box(1);

    @Test
    void whatWasSealedOpensInItsPlace() {
        assertThat(box.open(box.seal("árvíztűrő 🔑", "here"), "here")).isEqualTo("árvíztűrő 🔑");
    }

    @Test
    void theSameSecretLooksDifferentEachTime() {
        assertThat(box.seal("secret", "here")).doesNotContain("secret").isNotEqualTo(box.seal("secret", "here"));
    }

    @Test
    void aSecretMovedToAnotherPlaceDoesNotOpen() {
        String sealed = box.seal("secret", "here");
        assertThatThrownBy(() -> box.open(sealed, "there")).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void aSecretOfAnotherInstallationDoesNotOpen() {
        String sealed = box.seal("secret", "here");
        assertThatThrownBy(() -> box(2).open(sealed, "here")).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void garbageDoesNotOpen() {
        for (String garbage : new String[] {"", "1:", "1:AAAA", "1:%%%", "secret"})
            assertThatThrownBy(() -> box.open(garbage, "here")).isInstanceOf(WrongKeyException.class);
    }

    private static SecretBox box(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new SecretBox(new InstallationKey(new MockEnvironment()
                .withProperty("tributary.secret", Base64.getEncoder().encodeToString(key))));
    }
}

package dev.tributary.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void shortPlainAndOwnAddressesAreNotTaken() {
        assertThat(Passwords.problem("short", "short", "a@b.example")).isEqualTo("password.short");
        assertThat(Passwords.problem("aaaaaaaaaaaa", "aaaaaaaaaaaa", "a@b.example"))
                .isEqualTo("password.plain");
        assertThat(Passwords.problem("Petra@shop.example", "Petra@shop.example", "petra@shop.example"))
                .isEqualTo("password.email");
        assertThat(Passwords.problem("correct horse", "correct house", "a@b.example"))
                .isEqualTo("password.differ");
        assertThat(Passwords.problem("correct horse", "correct horse", "a@b.example"))
                .isEmpty();
    }

    @Test
    void whatBcryptWouldCutIsNotTaken() {
        String long73 = "abcdefgh".repeat(9) + "i";
        assertThat(Passwords.problem(long73, long73, "a@b.example")).isEqualTo("password.long");
    }

    @Test
    void oneTimePasswordsDiffer() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++)
            assertThat(seen.add(OneTimePassword.create())).isTrue();
        assertThat(seen).allMatch(password -> password.length() == 23);
    }
}

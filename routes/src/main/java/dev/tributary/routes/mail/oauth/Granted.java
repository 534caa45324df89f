package dev.tributary.routes.mail.oauth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider gave out.
 *
 * @param accessToken opens the mailbox
 * @param lasts for how long
 * @param refreshToken what to ask with from now on, or null for what was asked with
 */
public record Granted(
        String accessToken, Duration lasts, @Nullable String refreshToken) {
    /** Shows no token. */
    @Override
    public String toString() {
        return "access for " + lasts;
    }
}

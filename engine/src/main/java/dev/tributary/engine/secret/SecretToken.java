package dev.tributary.engine.secret;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets that somebody shows to be let in: 256 random bits, of which only a digest is kept. A fast digest without salt is
 * enough for so many bits, and can be looked up. Thread-safe.
 */
public final class SecretToken {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretToken() {}

    /** A new one: 43 characters that can stand in an address. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a token. */
    public static String hash(String token) {
        return Sha256.hex(token);
    }
}

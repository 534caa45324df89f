package dev.tributary.routes.messenger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Meta's signature of a webhook: HMAC-SHA256 of the body's raw bytes with the app secret, in {@code X-Hub-Signature-256} as
 * {@code sha256=<hex>}. It must be the bytes as they came: Meta escapes what is not ASCII, so a body that was parsed and
 * written again has another signature.
 */
final class Signature {
    private static final String PREFIX = "sha256=";

    private Signature() {}

    /** Whether the header signs these bytes with this secret. A missing header or an empty secret never does. */
    static boolean signs(@Nullable String header, byte[] body, String secret) {
        if (header == null || secret.isEmpty() || !header.startsWith(PREFIX)) return false;
        byte[] given;
        try {
            given = HexFormat.of()
                    .parseHex(header.substring(PREFIX.length()).strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(given, hmac(secret, body));
    }

    /** The header's value for these bytes. */
    static String of(byte[] body, String secret) {
        return PREFIX + HexFormat.of().formatHex(hmac(secret, body));
    }

    /** What Graph calls {@code appsecret_proof}: proves that who uses the token also knows the app secret. */
    static String proof(String token, String appSecret) {
        return HexFormat.of().formatHex(hmac(appSecret, token.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}

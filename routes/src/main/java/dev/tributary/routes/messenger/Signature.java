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
public final class Signature {
    private static final String PREFIX = "sha256=";
    private static final String SHA256 = "HmacSHA256";
    private static final String LEGACY_PREFIX = "sha1=";

    private Signature() {}

    /**
     * Whether a header of this name and value signs these bytes: {@code X-Hub-Signature-256}, or the older
     * {@code X-Hub-Signature} with SHA-1 that Meta still sends beside it. For checking recorded deliveries only: the
     * webhook itself asks for SHA-256 ({@link #signs}), since whoever may choose the header would choose the weaker one.
     */
    public static boolean authentic(String header, @Nullable String value, byte[] body, String secret) {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "x-hub-signature-256" -> signs(value, body, secret);
            case "x-hub-signature" -> signs(value, LEGACY_PREFIX, "HmacSHA1", body, secret);
            default -> false;
        };
    }

    /** Whether the header signs these bytes with this secret. A missing header or an empty secret never does. */
    static boolean signs(@Nullable String header, byte[] body, String secret) {
        return signs(header, PREFIX, SHA256, body, secret);
    }

    private static boolean signs(@Nullable String header, String prefix, String algorithm, byte[] body, String secret) {
        if (header == null || secret.isEmpty() || !header.startsWith(prefix)) return false;
        byte[] given;
        try {
            given = HexFormat.of()
                    .parseHex(header.substring(prefix.length()).strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(given, hmac(algorithm, secret, body));
    }

    /** The header's value for these bytes. */
    static String of(byte[] body, String secret) {
        return PREFIX + HexFormat.of().formatHex(hmac(SHA256, secret, body));
    }

    /** What Graph calls {@code appsecret_proof}: proves that who uses the token also knows the app secret. */
    static String proof(String token, String appSecret) {
        return HexFormat.of().formatHex(hmac(SHA256, appSecret, token.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(String algorithm, String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}

package dev.tributary.routes.webchat;

import dev.tributary.routes.file.JsonDepth;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a site says, signed, of a visitor who has logged in there: a JSON Web Token (RFC 7519) signed with HMAC-SHA-256
 * under the site's secret. No other algorithm is known here, so a token cannot choose one.
 */
final class IdentityToken {
    /** Shortest secret that signs anything: what RFC 7518, section 3.2, asks of keys for HS256. */
    static final int SHORTEST_SECRET = 32;

    private static final int LONGEST = 16_384;
    private static final int MAX_DEPTH = 8;
    private static final Duration SKEW = Duration.ofSeconds(60);
    /** A token may be good this long at most: whoever gets it can use it until its end. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private IdentityToken() {}

    /**
     * The claims of a token; empty when it is not signed with the secret, when it is over, not begun, good for too long or
     * without end, when it
     * says for nobody, or when there is no secret to speak of.
     */
    static Optional<JsonObject> read(@Nullable String token, String secret, Instant now) {
        if (token == null || token.length() > LONGEST) return Optional.empty();
        if (secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) return Optional.empty();
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) return Optional.empty();
        try {
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            if (!MessageDigest.isEqual(signature, mac(parts[0] + "." + parts[1], secret))) return Optional.empty();
            JsonObject header = json(parts[0]);
            JsonObject claims = json(parts[1]);
            return isHs256(header) && isGood(claims, now) ? Optional.of(claims) : Optional.empty();
        } catch (IllegalArgumentException
                | JsonException
                | ClassCastException
                | DateTimeException
                | ArithmeticException e) {
            // no token of ours, or one for a time that there is not
            return Optional.empty();
        }
    }

    private static boolean isHs256(JsonObject header) {
        return "HS256".equals(header.getString("alg", "")) && !header.containsKey("crit");
    }

    private static boolean isGood(JsonObject claims, Instant now) {
        Instant until = instant(claims.get("exp"));
        Instant from = instant(claims.get("nbf"));
        return !subject(claims).isBlank()
                && until != null
                && now.isBefore(until.plus(SKEW))
                && !until.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))
                && (from == null || !now.isBefore(from.minus(SKEW)));
    }

    /** Whom the claims are about, or the empty string. */
    static String subject(JsonObject claims) {
        return switch (claims.get("sub")) {
            case JsonString text -> text.getString();
            case JsonNumber number -> number.toString();
            case null, default -> "";
        };
    }

    private static @Nullable Instant instant(@Nullable JsonValue value) {
        return value instanceof JsonNumber number ? Instant.ofEpochSecond(number.longValue()) : null;
    }

    private static JsonObject json(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (JsonDepth.exceeds(bytes, MAX_DEPTH)) throw new IllegalArgumentException("too deep");
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        }
    }

    private static byte[] mac(String signed, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }
}

package dev.tributary.routes.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a shop's own server does once a customer has signed in there: it signs for the chat who that is. The demo shop has one
 * customer, who needs no password.
 */
@RestController
@RequestMapping("/demo/account")
@ConditionalOnProperty("tributary.demo")
final class DemoAccount {
    /** Of no use elsewhere: the demo's site listens on this machine and its only customer is invented. */
    static final String SECRET = "the-demo-shop-signs-with-this-in-the-open";

    /** What the demo's CRM would show. */
    static final String DATA_KEY = "the-demo-crm-shows-this-key-in-the-open";

    private final Clock clock;

    DemoAccount(Clock clock) {
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<byte[]> account() {
        JsonObject claims = Json.createObjectBuilder()
                .add("sub", "4711")
                .add("name", "Dóra Lakatos")
                .add("email", "lakatos.dora@example.hu")
                .add("exp", clock.instant().plus(Duration.ofMinutes(10)).getEpochSecond())
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("plan", "Törzsvásárló")
                                .add(
                                        "orders",
                                        Json.createObjectBuilder()
                                                .add("count", 7)
                                                .add("last", "2026-1184")))
                .build();
        String token = Json.createObjectBuilder()
                .add("token", sign(claims.toString()))
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(token.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String claims) {
        String signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

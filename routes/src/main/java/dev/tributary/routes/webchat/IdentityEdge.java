package dev.tributary.routes.webchat;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.customer.Identification;
import dev.tributary.engine.customer.Identification.Outcome;
import dev.tributary.engine.masking.Unmasked;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who a visitor is. The page hands in what it knows; only what carries the site's signature is believed. Other systems of the
 * site's owner tell with the site's own key what they know of a customer.
 */
@RestController
@RequestMapping("/chat/{site}")
final class IdentityEdge {
    private final Identification identification;
    private final ChannelAccounts accounts;
    private final VisitorDoor door;
    private final ChatLimits limits;
    private final JsonBody bodies;
    private final ChatAnswers answers;
    private final Clock clock;

    IdentityEdge(
            Identification identification,
            ChannelAccounts accounts,
            VisitorDoor door,
            ChatLimits limits,
            JsonBody bodies,
            ChatAnswers answers,
            Clock clock) {
        this.identification = identification;
        this.accounts = accounts;
        this.door = door;
        this.limits = limits;
        this.bodies = bodies;
        this.answers = answers;
        this.clock = clock;
    }

    /** A page says who its visitor is: with a token under {@code token}, or unsigned. */
    @PostMapping("/identify")
    ResponseEntity<byte[]> identify(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.opening(visitor.id());
        JsonObject said = bodies.read(request, JsonObject.class);
        if (!said.containsKey("token"))
            return answers.ok(
                    new Identified(identification.claim(visitor, SaidClaims.of(said)) ? "claimed" : "unknown"));
        String token = said.get("token") instanceof JsonString text ? text.getString() : "";
        JsonObject signed = IdentityToken.read(token, secret(request, ChatSite.IDENTITY_SECRET), clock.instant())
                .orElseThrow(() -> new ChatRefusal(401, "chat.identity.refused"));
        Outcome outcome = identify(visitor, signed);
        // what the page adds to its token is as unsigned as ever
        if (outcome != Outcome.SOMEBODY_ELSE) identification.claim(visitor, SaidClaims.of(said));
        return answers.ok(new Identified(
                switch (outcome) {
                    case KNOWN -> "known";
                    case JOINED -> "joined";
                    case SOMEBODY_ELSE -> "other";
                }));
    }

    private Outcome identify(VisitorIdentity visitor, JsonObject signed) {
        try {
            return identification.identify(visitor, Unmasked.of(IdentityToken.subject(signed)), SaidClaims.of(signed));
        } catch (IllegalArgumentException e) {
            throw new ChatRefusal(400, "chat.identity.malformed");
        }
    }

    /** The visitor logs out of the site. */
    @PostMapping("/leave")
    ResponseEntity<byte[]> leave(HttpServletRequest request) {
        VisitorIdentity visitor = door.enter(request);
        limits.opening(visitor.id());
        identification.leave(visitor);
        return answers.ok(new Identified("gone"));
    }

    /** Another system tells of a customer, by the id that the site signs. */
    @PostMapping("/customers/{id}")
    ResponseEntity<byte[]> customer(@PathVariable("id") String id, HttpServletRequest request) {
        limits.systems(request);
        String key = secret(request, ChatSite.DATA_KEY);
        if (key.length() < IdentityToken.SHORTEST_SECRET
                || VisitorDoor.shown(request).filter(shown -> same(shown, key)).isEmpty())
            throw new ChatRefusal(401, "chat.key.refused");
        JsonObject said = bodies.read(request, JsonObject.class);
        try {
            boolean kept =
                    identification.tell(VisitorDoor.site(request).account().id(), Unmasked.of(id), SaidClaims.of(said));
            if (!kept) throw new ChatRefusal(404, "chat.customer.unknown");
        } catch (IllegalArgumentException e) {
            throw new ChatRefusal(400, "chat.identity.malformed");
        }
        return answers.ok(new Identified("kept"));
    }

    private String secret(HttpServletRequest request, String name) {
        return accounts.settings(VisitorDoor.site(request).account().id()).secret(name);
    }

    /** In a time that tells nothing of where they differ. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What became of it.
     *
     * @param identified {@code known}, {@code joined} (the messages are to be read again), {@code other} (the browser is
     *     somebody else's: a new token is needed), {@code claimed}, {@code unknown} (nothing was kept: she has written
     *     nothing yet), {@code gone} or {@code kept}
     */
    public record Identified(String identified) {}
}

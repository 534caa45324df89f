package dev.tributary.routes.mail.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access tokens of one mailbox, in memory only. Whoever needs one waits while another asks for it, so that the provider
 * is asked once. After a refusal it is not asked for an hour (somebody may have mended it on the provider's side), after
 * other trouble less and less often. Thread-safe; blocks while the provider is asked.
 */
public final class AccessTokens {
    /** So long before its end a token counts as over: it has to last for signing in. */
    static final Duration EARLY = Duration.ofMinutes(2);
    /** A token that was given out just now is not why a mail server refuses it. */
    static final Duration YOUNG = Duration.ofMinutes(5);

    static final Duration REFUSED_FOR = Duration.ofHours(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    private final TokenEndpoint endpoint;
    private final Grant grant;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    private @Nullable Held held;
    private @Nullable Rotation unsaved;
    private @Nullable NoAccessException trouble;
    private Instant notBefore = Instant.MIN;
    private int failures;

    private record Held(String token, Instant from, Instant until) {}

    private record Rotation(String before, String after) {}

    /** None yet. */
    public AccessTokens(TokenEndpoint endpoint, Grant grant, RefreshTokens refreshTokens, Clock clock) {
        this.endpoint = endpoint;
        this.grant = grant;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /** Who gives them out. */
    public String provider() {
        return grant.provider();
    }

    /** One that is good for some minutes at least. */
    public synchronized String current() throws NoAccessException {
        Held now = held;
        return now != null && clock.instant().isBefore(now.until()) ? now.token() : ask();
    }

    /**
     * Another one, because this one was refused where it should open something.
     *
     * @return null when another one would not help
     */
    public synchronized @Nullable String insteadOf(String refused) throws NoAccessException {
        Held now = held;
        if (now != null && !now.token().equals(refused)) return current();
        if (now != null && clock.instant().isBefore(now.from().plus(YOUNG))) return null;
        held = null;
        return ask();
    }

    private String ask() throws NoAccessException {
        NoAccessException known = trouble;
        if (known != null && clock.instant().isBefore(notBefore)) throw known.again();
        try {
            Granted granted = grant.app() ? endpoint.ask(grant, "") : askForUser();
            trouble = null;
            failures = 0;
            Instant from = clock.instant();
            Duration early = granted.lasts().compareTo(EARLY.multipliedBy(2)) < 0
                    ? granted.lasts().dividedBy(2)
                    : EARLY;
            held = new Held(
                    granted.accessToken(), from, from.plus(granted.lasts()).minus(early));
            return granted.accessToken();
        } catch (NoAccessException e) {
            failures++;
            trouble = e;
            notBefore = clock.instant().plus(pause(e));
            throw e;
        }
    }

    private Duration pause(NoAccessException why) {
        if (!why.passes()) return REFUSED_FOR;
        Duration longer = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration ours = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        Duration asked = why.retryAfter();
        return asked == null || asked.compareTo(ours) < 0 ? ours : asked;
    }

    private Granted askForUser() throws NoAccessException {
        String used = newest();
        try {
            return keep(used, endpoint.ask(grant, used));
        } catch (NoAccessException e) {
            // another node may have been given a new one, or somebody has just entered one
            String newer = refreshTokens.current();
            if (e.passes() || newer.equals(used)) throw e;
            return keep(newer, endpoint.ask(grant, newer));
        }
    }

    private String newest() {
        String kept = refreshTokens.current();
        Rotation waiting = unsaved;
        if (waiting == null || !waiting.before().equals(kept)) return kept;
        save(waiting);
        return waiting.after();
    }

    private Granted keep(String used, Granted granted) {
        String next = granted.refreshToken();
        if (next != null && !next.equals(used)) {
            // what was not kept last time is what the house still has
            Rotation waiting = unsaved;
            save(new Rotation(waiting != null && waiting.after().equals(used) ? waiting.before() : used, next));
        }
        return granted;
    }

    private void save(Rotation rotation) {
        try {
            refreshTokens.rotated(rotation.before(), rotation.after());
            unsaved = null;
        } catch (RuntimeException e) {
            LOG.warn("a new refresh token of {} could not be kept; it is used, and kept later", grant.provider(), e);
            unsaved = rotation;
        }
    }
}

package dev.tributary.routes.mail.oauth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A provider gave out no access. Its message is in the provider's words and holds no secret. */
public final class NoAccessException extends Exception {
    private static final long serialVersionUID = 1;

    private final Why why;
    private final String provider;
    private final String said;
    private final @Nullable Duration retryAfter;

    /** What that means for a person. */
    public enum Why {
        /** The user has to sign in again. */
        ENDED,
        /** The app is unknown or its secret is wrong or too old. */
        CLIENT,
        /** The organisation is unknown. */
        TENANT,
        /** The provider does not want to, for another reason. */
        REFUSED,
        /** Not now. */
        AWAY,
        /** It could not be asked. */
        UNREACHABLE
    }

    /**
     * No access.
     *
     * @param said the provider's words in one line, for {@link Why#UNREACHABLE} its host
     * @param retryAfter how long the provider asks to wait, or null
     */
    public NoAccessException(Why why, String provider, String said, @Nullable Duration retryAfter) {
        super(said.isEmpty() ? provider : provider + ": " + said);
        this.why = why;
        this.provider = provider;
        this.said = said;
        this.retryAfter = retryAfter;
    }

    /** What it means. */
    public Why why() {
        return why;
    }

    /** The provider's name. */
    public String provider() {
        return provider;
    }

    /** The provider's words, perhaps none. */
    public String said() {
        return said;
    }

    /** How long the provider asks to wait, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether it passes by itself. */
    public boolean passes() {
        return why == Why.AWAY || why == Why.UNREACHABLE;
    }

    /** The same, for somebody else who asks. */
    NoAccessException again() {
        return new NoAccessException(why, provider, said, retryAfter);
    }
}

package dev.tributary.routes.mail;

import dev.tributary.routes.mail.oauth.AccessTokens;
import dev.tributary.routes.mail.oauth.NoAccessException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** An access token of a provider (SASL XOAUTH2). */
record TokenLogin(AccessTokens tokens) implements Login {
    @Override
    public String word() throws MessagingException {
        try {
            return tokens.current();
        } catch (NoAccessException e) {
            throw failure(e);
        }
    }

    @Override
    public @Nullable String instead(String refused) throws MessagingException {
        try {
            return tokens.insteadOf(refused);
        } catch (NoAccessException e) {
            throw failure(e);
        }
    }

    @Override
    public String provider() {
        return tokens.provider();
    }

    private static MessagingException failure(NoAccessException why) {
        String words = String.valueOf(why.getMessage());
        return why.passes() ? new MessagingException(words, why) : new AuthenticationFailedException(words, why);
    }
}

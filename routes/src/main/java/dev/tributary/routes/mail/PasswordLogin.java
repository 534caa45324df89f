package dev.tributary.routes.mail;

import org.jspecify.annotations.Nullable;

/** A password: there is only the one. */
record PasswordLogin(String word) implements Login {
    @Override
    public @Nullable String instead(String refused) {
        return null;
    }

    @Override
    public @Nullable String provider() {
        return null;
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "a password";
    }
}

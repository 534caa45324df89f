package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelSettings;

/** How a mailbox's owner lets the house in. */
enum SignIn {
    PASSWORD("password"),
    GOOGLE("google"),
    MICROSOFT("microsoft"),
    /** The app itself, without a user (client credentials). */
    MICROSOFT_APP("microsoftApp");

    /** The field of the settings. */
    static final String FIELD = "signIn";

    private final String value;

    SignIn(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    /** A mailbox connected before there was a choice has a password. */
    static SignIn of(ChannelSettings settings) {
        String chosen = settings.value(FIELD).strip();
        for (SignIn one : values()) if (one.value.equals(chosen)) return one;
        return PASSWORD;
    }
}

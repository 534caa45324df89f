package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;

/** A mail that cannot be read. The message is for people and never repeats what the mail says. */
final class UnreadableMailException extends Exception {
    private static final long serialVersionUID = 1;
    private final Quarantine.Cause reason;

    UnreadableMailException(Quarantine.Cause reason, String explanation) {
        super(explanation);
        this.reason = reason;
    }

    Quarantine.Cause reason() {
        return reason;
    }

    String explanation() {
        return String.valueOf(getMessage());
    }
}

package dev.tributary.ui.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Not before some time has passed; the password was not even looked at. */
final class TooManyTries extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final Duration left;

    TooManyTries(Duration left) {
        super("too many tries");
        this.left = left;
    }

    Duration left() {
        return left;
    }
}

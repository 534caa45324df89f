package dev.tributary.routes.webchat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request of a chat box that is not granted: the HTTP status, the key of the sentence that says why, and how long to wait. */
final class ChatRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String key;
    private final transient @Nullable Duration retryAfter;

    ChatRefusal(int status, String key) {
        this(status, key, null);
    }

    ChatRefusal(int status, String key, @Nullable Duration retryAfter) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    String key() {
        return key;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}

package dev.tributary.routes.stream;

import dev.tributary.engine.spi.SendOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a sending route to say what became of the message. Any other exception means: not now, try again.
 */
public abstract sealed class SendFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private SendFailure(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** The outcome that the outbox is told. */
    abstract SendOutcome outcome();

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "" : message;
    }

    /** Not now; try again. */
    public static final class Temporary extends SendFailure {
        private static final long serialVersionUID = 1;
        private final String code;
        private final @Nullable Duration retryAfter;

        /**
         * Not now.
         *
         * @param code a short machine code
         * @param reason in words; no secrets
         * @param retryAfter how long the other side asks to wait, or null
         */
        public Temporary(String code, String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(reason, cause);
            this.code = code;
            this.retryAfter = retryAfter;
        }

        @Override
        SendOutcome outcome() {
            return new SendOutcome.Temporary(code, words(this), retryAfter);
        }
    }

    /** Never; the agent is told the reason. */
    public static final class Permanent extends SendFailure {
        private static final long serialVersionUID = 1;
        private final String code;

        /** Never, for this reason. */
        public Permanent(String code, String reason, @Nullable Throwable cause) {
            super(reason, cause);
            this.code = code;
        }

        @Override
        SendOutcome outcome() {
            return new SendOutcome.Permanent(code, words(this));
        }
    }

    /** Cut after the message was written: it may or may not have arrived. */
    public static final class Unknown extends SendFailure {
        private static final long serialVersionUID = 1;

        /** Nobody knows, for this reason. */
        public Unknown(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }

        @Override
        SendOutcome outcome() {
            return new SendOutcome.Unknown(words(this));
        }
    }

    /** The account cannot send at all until somebody mends it. */
    public static final class AccountBroken extends SendFailure {
        private static final long serialVersionUID = 1;
        private final String code;

        /** Broken, for this reason. */
        public AccountBroken(String code, String reason, @Nullable Throwable cause) {
            super(reason, cause);
            this.code = code;
        }

        @Override
        SendOutcome outcome() {
            return new SendOutcome.AccountBroken(code, words(this));
        }
    }
}

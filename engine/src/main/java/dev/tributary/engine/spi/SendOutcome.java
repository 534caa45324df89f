package dev.tributary.engine.spi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one try to send. */
public sealed interface SendOutcome {
    /**
     * The other side took it.
     *
     * @param externalId the id it gave the message, or null when it gives none
     * @param knownIds further ids under which an answer may refer to it (a provider that rewrites Message-IDs)
     */
    record Sent(@Nullable String externalId, List<String> knownIds) implements SendOutcome {
        public Sent {
            knownIds = List.copyOf(knownIds);
        }
    }

    /**
     * Not now; try again.
     *
     * @param code a short machine code
     * @param reason in words
     * @param retryAfter how long the other side asks to wait, or null for the usual back-off
     */
    record Temporary(String code, String reason, @Nullable Duration retryAfter) implements SendOutcome {}

    /**
     * Never; the agent is told the reason.
     *
     * @param code a short machine code
     * @param reason in words
     */
    record Permanent(String code, String reason) implements SendOutcome {}

    /**
     * Cut after the request was written: it may or may not have arrived. Never repeated blindly.
     *
     * @param reason in words
     */
    record Unknown(String reason) implements SendOutcome {}

    /**
     * The channel sends a message in several calls, and the first of them were taken. What was taken is remembered: another
     * try finds it in {@link OutgoingMessage#takenIds()} and goes on behind it.
     *
     * @param takenIds the ids that the other side gave to what it took in this try
     * @param rest what became of the first call that was not taken, and so of the message
     */
    record Partly(List<String> takenIds, SendOutcome rest) implements SendOutcome {
        public Partly {
            takenIds = List.copyOf(takenIds);
            if (rest instanceof Sent || rest instanceof Partly)
                throw new IllegalArgumentException("the rest of it was not taken");
        }
    }

    /**
     * The account cannot send at all until somebody mends it (token expired, password changed). Its lanes wait.
     *
     * @param code a short machine code
     * @param reason in words
     */
    record AccountBroken(String code, String reason) implements SendOutcome {}

    /**
     * The account may send nothing for a time: a limit of all of it, or a restriction that ends by itself. Its lanes wait;
     * then one of them tries first.
     *
     * @param code a short machine code
     * @param reason in words
     * @param pause how long the other side asks to wait, or null for longer and longer
     */
    record AccountHeld(String code, String reason, @Nullable Duration pause) implements SendOutcome {}
}

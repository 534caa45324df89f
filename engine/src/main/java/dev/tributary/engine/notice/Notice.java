package dev.tributary.engine.notice;

import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.NewEvent;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is kept; see {@link NewNotice}.
 *
 * @param id the notice
 * @param rule which rule says so
 * @param event what it began with
 * @param kind which of the kinds that agents may switch off, or null when it is none of them
 * @param medium {@code email}, {@code desktop}, or {@link #WEBHOOK} with a webhook's name
 * @param agent the agent, or null
 * @param contact the customer, or null
 * @param conversation about which conversation
 * @param message about which message, or null
 * @param text what to say, masked, or null for the house's own words
 * @param voidWhen what makes it void until it is due
 * @param seq what comes after this place answers it
 * @param state how far it got
 * @param reason why it is not sendable, void, or told on the screen instead, as a word, or null
 * @param dueAt when it is due
 */
public record Notice(
        UUID id,
        String rule,
        String event,
        @Nullable NoticeKind kind,
        String medium,
        @Nullable UUID agent,
        @Nullable UUID contact,
        UUID conversation,
        @Nullable UUID message,
        @Nullable String text,
        Set<String> voidWhen,
        long seq,
        State state,
        @Nullable String reason,
        Instant dueAt) {
    /** The medium of a notice that goes by the house's own mail. */
    public static final String EMAIL = "email";

    /** The medium of a notice on an agent's screen. */
    public static final String DESKTOP = "desktop";

    /** How the medium of a notice begins that goes by a webhook. */
    public static final String WEBHOOK = "webhook:";

    public Notice {
        voidWhen = Set.copyOf(voidWhen);
    }

    /** That it got further than waiting, for whoever shows notices. */
    NewEvent furthered() {
        return NewEvent.in(EventKind.NOTIFIED, conversation, id.toString()).by(agent);
    }

    /** How far a notice got. */
    public enum State {
        /** Its time has not come. */
        WAITING,
        /** Told on the agent's screen. */
        TOLD,
        /** Queued for the house's own mail, or taken over by a webhook. */
        HANDED_ON,
        /** The mail server has it. */
        SENT,
        /** There is nothing it could be sent by; the reason says what is missing. */
        NOT_SENDABLE,
        /** What it was about was settled in time; the reason says how. */
        VOID
    }
}

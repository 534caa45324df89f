package dev.tributary.engine.notice;

import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is to be told; either an agent or a customer.
 *
 * @param rule which rule says so
 * @param event what it began with
 * @param kind which of the kinds that agents may switch off, or null when it is none of them
 * @param medium {@code email}, {@code desktop}, or {@code webhook:} with a webhook's name
 * @param agent the agent, or null
 * @param contact the customer, or null
 * @param conversation about which conversation
 * @param message about which message, or null
 * @param text what to say, or null for the house's own words
 * @param voidWhen what makes it void until it is due: {@code answered}, {@code read}, {@code resolved}, {@code assigned}
 * @param seq the conversation's last place when it was planned: what comes after answers it
 * @param dueAt when
 */
public record NewNotice(
        String rule,
        String event,
        @Nullable NoticeKind kind,
        String medium,
        @Nullable UUID agent,
        @Nullable UUID contact,
        UUID conversation,
        @Nullable UUID message,
        @Nullable MaskedText text,
        Set<String> voidWhen,
        long seq,
        Instant dueAt) {
    public NewNotice {
        voidWhen = Set.copyOf(voidWhen);
    }

    /** The same, due at that time. */
    NewNotice due(Instant at) {
        return new NewNotice(rule, event, kind, medium, agent, contact, conversation, message, text, voidWhen, seq, at);
    }
}

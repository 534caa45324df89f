package dev.tributary.engine.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the card at the right shows of a customer.
 *
 * @param id the contact
 * @param name name, or null
 * @param email mail address, or null
 * @param phone phone number, or null
 * @param notes notes all agents see, or null
 * @param language language tag, or null
 * @param timeZone IANA time zone, or null
 * @param userAgent the browser's description of itself, or null
 * @param consentAt when consent was given, or null
 * @param consentWording to which wording
 * @param tags contact tags
 * @param custom custom data as JSON object text, or null
 * @param visit whether they are on the website, or null when nothing is known of it
 * @param since when first met
 * @param earlier other conversations of the contact that the agent may open, newest first
 */
public record ContactCard(
        UUID id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String notes,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String userAgent,
        @Nullable Instant consentAt,
        @Nullable String consentWording,
        List<String> tags,
        @Nullable String custom,
        @Nullable Visit visit,
        Instant since,
        List<ConversationRow> earlier) {
    public ContactCard {
        tags = List.copyOf(tags);
        earlier = List.copyOf(earlier);
    }

    /**
     * A customer and the website.
     *
     * @param here whether a browser of theirs with the chat box in it is open
     * @param lastSeen when not, until when one was
     */
    public record Visit(boolean here, Instant lastSeen) {}
}

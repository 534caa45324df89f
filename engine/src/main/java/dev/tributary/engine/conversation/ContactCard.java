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
 * @param hints what the browser said of itself when asked, or null
 * @param place where they are by their address, or null when that is not known
 * @param consentAt when consent was given, or null
 * @param consentWording to which wording
 * @param tags contact tags
 * @param signedId the site's own id of them, where its signature vouched for it, or null
 * @param data custom data, by name
 * @param visit whether they are on the website, or null when nothing is known of it
 * @param pages the pages they saw on the website, newest first
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
        @Nullable Hints hints,
        @Nullable Place place,
        @Nullable Instant consentAt,
        @Nullable String consentWording,
        List<String> tags,
        @Nullable String signedId,
        List<Datum> data,
        @Nullable Visit visit,
        List<Page> pages,
        Instant since,
        List<ConversationRow> earlier) {
    public ContactCard {
        tags = List.copyOf(tags);
        data = List.copyOf(data);
        pages = List.copyOf(pages);
        earlier = List.copyOf(earlier);
    }

    /**
     * What a browser says of itself when it is asked: names with versions, not proven.
     *
     * @param system the system, {@code Windows 15.0.0}, or null
     * @param browser the browser, {@code Google Chrome 131.0.6778.86}, or null
     */
    public record Hints(@Nullable String system, @Nullable String browser) {}

    /**
     * Where an address lies.
     *
     * @param city the city's English name, or null
     * @param region the region's, or null
     * @param country two letters (ISO 3166-1), or null
     */
    public record Place(
            @Nullable String city,
            @Nullable String region,
            @Nullable String country) {}

    /**
     * An item of custom data.
     *
     * @param name its name; what was nested has dots in it
     * @param content its content
     * @param proven whether it came signed, or from a system of the site's owner
     */
    public record Datum(String name, String content, boolean proven) {}

    /**
     * A look at a page of the website.
     *
     * @param url its address, masked
     * @param title its title, or null
     * @param referrer where they came from, or null
     * @param enteredAt since when
     * @param leftAt until when; null while they look at it, and when nobody heard of its end
     */
    public record Page(
            String url,
            @Nullable String title,
            @Nullable String referrer,
            Instant enteredAt,
            @Nullable Instant leftAt) {}

    /**
     * A customer and the website.
     *
     * @param here whether a browser of theirs with the chat box in it is open
     * @param lastSeen when not, until when one was
     */
    public record Visit(boolean here, Instant lastSeen) {}
}

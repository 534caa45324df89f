package dev.tributary.engine.customer;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.masking.Unmasked;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pages a visitor sees, as her chat box tells of them. Only of a visitor with a conversation anything is kept: a stranger
 * leaves no row. From any thread.
 */
public interface PageTrail {
    /** Most pages that are kept of a visitor; the oldest go first. */
    int LONGEST = 200;

    /**
     * Keeps pages and what the browser is. A page that is known gets its end and its title; so telling twice is harmless. Who
     * looks at the visitor's card sees them at once.
     *
     * @return whether they were kept: false when the visitor has no conversation
     */
    boolean keep(VisitorIdentity visitor, List<SeenPage> pages, Looks looks);

    /**
     * A page, told at some moment.
     *
     * @param id the browser's name for this look at it
     * @param url its address
     * @param title its title, or null
     * @param referrer where the visitor came from, or null
     * @param ago how long before the telling it was opened
     * @param stayed how long it was looked at, or null while it still is
     */
    record SeenPage(
            UUID id,
            Unmasked url,
            @Nullable Unmasked title,
            @Nullable Unmasked referrer,
            Duration ago,
            @Nullable Duration stayed) {}

    /**
     * With what, and from where, a visitor looks. Nothing here is proven.
     *
     * @param userAgent the browser's description of itself, or null
     * @param system system and version by the browser's hints, {@code Windows 15.0.0}, or null when it gave none
     * @param browser brand and version by the hints, {@code Google Chrome 131.0.6778.86}, or null
     * @param place where the address lies, or null when that is not known
     */
    record Looks(
            @Nullable String userAgent,
            @Nullable String system,
            @Nullable String browser,
            @Nullable Place place) {}

    /**
     * A place as far as it is kept of a visitor.
     *
     * @param city a city's English name, or null
     * @param region a region's, or null
     * @param country two letters (ISO 3166-1), or null
     */
    record Place(
            @Nullable String city,
            @Nullable String region,
            @Nullable String country) {}
}

package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import org.jspecify.annotations.Nullable;

/**
 * Where a website visitor stood when something was written.
 *
 * @param url the page
 * @param title the page's title
 * @param referrer where the visitor came from
 * @param userAgent the browser's own description of itself
 * @param language the browser's language tag
 * @param timeZone the browser's IANA time zone
 */
public record Visit(
        @Nullable Unmasked url,
        @Nullable Unmasked title,
        @Nullable Unmasked referrer,
        @Nullable String userAgent,
        @Nullable String language,
        @Nullable String timeZone) {}

package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import org.jspecify.annotations.Nullable;

/**
 * Where a website visitor stood when something was written, or below what it was written.
 *
 * @param url the page
 * @param title the page's title
 * @param referrer where the visitor came from
 * @param userAgent the browser's own description of itself
 * @param language the browser's language tag
 * @param timeZone the browser's IANA time zone
 * @param address the network address the visitor wrote from, a literal; stored only where the house keeps addresses
 */
public record Visit(
        @Nullable Unmasked url,
        @Nullable Unmasked title,
        @Nullable Unmasked referrer,
        @Nullable String userAgent,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String address) {
    /** Of a visitor whose address is not known. */
    public Visit(
            @Nullable Unmasked url,
            @Nullable Unmasked title,
            @Nullable Unmasked referrer,
            @Nullable String userAgent,
            @Nullable String language,
            @Nullable String timeZone) {
        this(url, title, referrer, userAgent, language, timeZone, null);
    }
}

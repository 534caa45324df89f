package dev.tributary.ui.inbox;

import dev.tributary.engine.conversation.ContactCard;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page as the card shows it.
 *
 * @param title its title, or its path where it has none
 * @param path what of the address tells it from others of the site
 * @param link the address to open, or null when a number in it is hidden
 * @param from the other site that the visitor came from, or null
 */
record PageLine(
        String title,
        String path,
        @Nullable String link,
        @Nullable String from) {
    static PageLine of(ContactCard.Page page) {
        String url = page.url();
        String host = host(url).orElse("");
        String path = path(url);
        String title = page.title() == null || page.title().isBlank() ? path : page.title();
        return new PageLine(
                title,
                path,
                isWeb(url) && url.indexOf('•') < 0 ? url : null,
                page.referrer() == null
                        ? null
                        : host(page.referrer())
                                .filter(other -> !other.equals(host))
                                .orElse(null));
    }

    private static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private static String path(String url) {
        int start = url.indexOf('/', url.indexOf("://") + 3);
        return start < 0 ? "/" : url.substring(start);
    }

    private static Optional<String> host(String url) {
        int end = url.indexOf('?');
        try {
            String host = new URI(end < 0 ? url : url.substring(0, end)).getHost();
            if (host == null) return Optional.empty();
            String name = host.toLowerCase(Locale.ROOT);
            return Optional.of(name.startsWith("www.") ? name.substring(4) : name);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

package dev.tributary.routes.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Web origins (RFC 6454): scheme, host and port, written as browsers send them. */
final class WebOrigin {
    private WebOrigin() {}

    /** The origin that an admin wrote, in the browsers' spelling; empty when it is none. */
    static Optional<String> parse(String written) {
        Optional<URI> uri = uri(written.strip());
        return uri.filter(WebOrigin::isBare).map(WebOrigin::origin);
    }

    /**
     * Where a request comes from: its {@code Origin}; for requests to the own origin, where browsers leave that header
     * out, the {@code Referer}'s; when neither is sent, the house's own. Empty for opaque or broken origins.
     */
    static Optional<String> of(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) return parse(origin);
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer != null) return uri(referer).map(WebOrigin::origin);
        return parse(request.getScheme() + "://" + host(request));
    }

    /** Whether an origin is the house's own, by the host it was asked under: a proxy in front may do the TLS. */
    static boolean isOwn(String origin, HttpServletRequest request) {
        String host = host(request);
        return parse("https://" + host).filter(origin::equals).isPresent()
                || parse("http://" + host).filter(origin::equals).isPresent();
    }

    /** The host it was asked under, by its {@code Host} or, where the proxy is believed, by what the proxy says. */
    private static String host(HttpServletRequest request) {
        int port = request.getServerPort();
        return port == 80 || port == 443 ? request.getServerName() : request.getServerName() + ":" + port;
    }

    private static Optional<URI> uri(String text) {
        if (text.length() > 2000) return Optional.empty();
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isBare(URI uri) {
        String path = uri.getRawPath();
        return (path == null || path.isEmpty() || path.equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
    }
}

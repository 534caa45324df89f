package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread;
import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Who asks: the visitor behind the bearer token (RFC 6750), if it is good for this site and this origin. */
@Component
final class VisitorDoor {
    private static final String SCHEME = "Bearer ";
    private final VisitorThread threads;

    VisitorDoor(VisitorThread threads) {
        this.threads = threads;
    }

    /**
     * The visitor.
     *
     * @throws ChatRefusal 401 when there is no token, or it is not good here
     */
    VisitorIdentity enter(HttpServletRequest request) {
        return shown(request)
                .flatMap(token -> threads.byToken(token, origin(request)))
                .filter(visitor ->
                        visitor.accountId().equals(site(request).account().id()))
                .orElseThrow(() -> new ChatRefusal(401, "chat.token.refused"));
    }

    /** The secret that the request shows (RFC 6750, section 2.1). */
    static Optional<String> shown(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** The site that is asked; the filter has put it there. */
    static ChatSite site(HttpServletRequest request) {
        return attribute(request, SiteFilter.SITE, ChatSite.class);
    }

    /** The origin that the filter let in. */
    static String origin(HttpServletRequest request) {
        return attribute(request, SiteFilter.ORIGIN, String.class);
    }

    private static <T> T attribute(HttpServletRequest request, String name, Class<T> type) {
        Object value = request.getAttribute(name);
        if (value == null) throw new ChatRefusal(404, "chat.site.unknown");
        return type.cast(value);
    }
}

package dev.tributary.routes.webchat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door of {@code /chat/{site}/…}: finds the site, lets in requests from the origins it lists and from the house's own,
 * and answers the browsers' cross-origin questions (Fetch standard, CORS protocol) for exactly those.
 */
@Component
final class SiteFilter extends OncePerRequestFilter {
    /** The request attribute with the {@link ChatSite}. */
    static final String SITE = "tributary.chat.site";
    /** The request attribute with the origin that was let in. */
    static final String ORIGIN = "tributary.chat.origin";

    private static final String PREFIX = "/chat/";
    private final ChatSites sites;
    private final ChatAnswers answers;

    SiteFilter(ChatSites sites, ChatAnswers answers) {
        this.sites = sites;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !path(request).startsWith(PREFIX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        Optional<ChatSite> site = sites.byKey(key(request));
        if (site.isEmpty()) {
            answers.write(response, new ChatRefusal(404, "chat.site.unknown"), request.getLocale());
            return;
        }
        Optional<String> origin =
                WebOrigin.of(request).filter(it -> site.get().origins().contains(it) || WebOrigin.isOwn(it, request));
        if (origin.isEmpty()) {
            answers.write(response, new ChatRefusal(403, "chat.origin.refused"), request.getLocale());
            return;
        }
        if (request.getHeader(HttpHeaders.ORIGIN) != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin.get());
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            response.setHeader(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                    "Authorization, Content-Type, Last-Event-ID, " + FileEdge.HEADER);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        request.setAttribute(SITE, site.get());
        request.setAttribute(ORIGIN, origin.get());
        chain.doFilter(request, response);
    }

    private static String key(HttpServletRequest request) {
        String rest = path(request).substring(PREFIX.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}

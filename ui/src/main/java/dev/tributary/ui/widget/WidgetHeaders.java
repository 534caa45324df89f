package dev.tributary.ui.widget;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets every website load the chat box: modules are fetched by the rules of CORS even by a script tag (WHATWG HTML, "fetch a
 * single module script"). The files are the same for everybody and hold nothing of anybody. They are asked for again every
 * five minutes, so that a new version of the house brings a new box.
 */
@Component
final class WidgetHeaders extends OncePerRequestFilter {
    private static final String CACHE = "max-age=300, public";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/widget/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE);
        chain.doFilter(request, response);
    }
}

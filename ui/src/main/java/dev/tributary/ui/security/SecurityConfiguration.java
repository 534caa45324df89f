package dev.tributary.ui.security;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Two ways in: the channels' own addresses, which prove themselves by tokens and signatures, and the door. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    private static final String HOUSE_POLICY =
            "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'";
    private static final String EDGE_POLICY = "object-src 'none'; base-uri 'self'";

    private static final AccessDeniedHandler REFUSAL = new AccessDeniedHandlerImpl();

    /** No session, no cookie, no CSRF: what comes here comes from other sites and from machines. */
    @Bean
    @Order(1)
    SecurityFilterChain edges(HttpSecurity http) {
        return http.securityMatcher("/chat/**", "/widget/**", "/demo/**", "/channels/**", "/actuator/health")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> common(headers, EDGE_POLICY)
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain house(HttpSecurity http, AgentWatch watch, RequestUtil vaadinRequests) {
        // the door itself is found as a bean; named here too, it would be asked twice and count every wrong try twice
        return http
                // the page must be named here already: else Spring puts a page of its own in front of ours
                .formLogin(form -> form.loginPage("/login").failureHandler(SecurityConfiguration::turnedAway))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/house/**", "/elements/**", "/aura/**", "/webjars/**", "/error")
                        .permitAll()
                        .requestMatchers("/content/**")
                        .authenticated())
                // Vaadin would leave the login out, since its own form sends no token; ours does
                .csrf(csrf -> csrf.ignoringRequestMatchers(vaadinRequests::isFrameworkInternalRequest))
                .exceptionHandling(failures -> failures.accessDeniedHandler(SecurityConfiguration::refused))
                .addFilterBefore(new VisitFilter(watch), AuthorizationFilter.class)
                .headers(headers ->
                        common(headers, HOUSE_POLICY).frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class)
                                .enableCsrfConfiguration(false)
                                // an address of no view is a page that says so, not a refusal
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .build();
    }

    /**
     * The proxy is looked at in front of everything else, so that throttles, logs and redirects all see the same caller.
     * And Tomcat 11 must not close a forwarded answer behind our back: every screen is a forward to Vaadin's servlet, and
     * its security headers are written when the answer is committed through Spring Security's wrapper.
     */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> webServer(ProxyValve valve) {
        return server -> {
            server.addEngineValves(valve);
            server.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
        };
    }

    /** Back to the door, with a reason that is the same for known and unknown addresses. */
    private static void turnedAway(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String why = reason instanceof TooManyTries tries
                ? "wait=" + Math.max(1, tries.left().toSeconds())
                : "error";
        response.sendRedirect(request.getContextPath() + "/login?" + why);
    }

    /**
     * A sign-in without the right token is a page that stood open over a restart, or another site's form: to the door
     * again, signed in as nobody. Everything else is refused.
     */
    private static void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, ServletException {
        boolean door =
                request.getMethod().equals("POST") && request.getServletPath().equals("/login");
        if (door) response.sendRedirect(request.getContextPath() + "/login?ended");
        else REFUSAL.handle(request, response, reason);
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers, String policy) {
        return headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN));
    }
}

package dev.tributary.ui.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Two ways in: the channels' own addresses, which prove themselves by tokens and signatures, and the door. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {
    private static final String HOUSE_POLICY =
            "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'";
    private static final String EDGE_POLICY = "object-src 'none'; base-uri 'self'";

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
    SecurityFilterChain house(HttpSecurity http, AgentDoor door, AgentWatch watch) {
        return http.authenticationProvider(door)
                .formLogin(form -> form.failureHandler(SecurityConfiguration::turnedAway))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/house/**", "/elements/**", "/aura/**", "/webjars/**", "/error")
                        .permitAll()
                        .requestMatchers("/content/**")
                        .authenticated())
                .addFilterBefore(new VisitFilter(watch), AuthorizationFilter.class)
                .headers(headers ->
                        common(headers, HOUSE_POLICY).frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LoginView.class)
                                // an address of no view is a page that says so, not a refusal
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .build();
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

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers, String policy) {
        return headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN));
    }
}

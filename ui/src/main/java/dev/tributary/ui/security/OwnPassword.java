package dev.tributary.ui.security;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.ui.common.SignedIn;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** An agent's change of the own password: every other visit of theirs ends, this one goes on. */
@Component
public final class OwnPassword {
    private final People people;
    private final PasswordEncoder passwords;
    private final AgentWatch watch;

    OwnPassword(People people, PasswordEncoder passwords, AgentWatch watch) {
        this.people = people;
        this.passwords = passwords;
        this.watch = watch;
    }

    /** Whether this is the agent's password now. */
    public boolean matches(Agent agent, String password) {
        return password.length() <= Passwords.LONGEST
                && people.credentials(agent.email())
                        .map(now -> passwords.matches(password, now.passwordHash()))
                        .orElse(false);
    }

    /** Keeps the new password and moves this visit to the agent's new epoch. Call it on the visit's own page. */
    public void change(Agent agent, String password) {
        people.changePassword(agent.id(), agent.id(), passwords.encode(password), false);
        watch.forget(agent.id());
        people.agent(agent.id()).ifPresent(OwnPassword::stay);
    }

    private static void stay(Agent agent) {
        SecurityContext context = SecurityContextHolder.getContext();
        var authentication = context.getAuthentication();
        if (authentication == null) return;
        SecurityContext renewed = SecurityContextHolder.createEmptyContext();
        renewed.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(agent.id(), agent.email(), agent.sessionEpoch()), null, authentication.getAuthorities()));
        SecurityContextHolder.setContext(renewed);
        HttpSession session = session();
        if (session != null)
            session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, renewed);
    }

    private static @Nullable HttpSession session() {
        var request = com.vaadin.flow.server.VaadinServletRequest.getCurrent();
        return request == null ? null : request.getHttpServletRequest().getSession(false);
    }
}

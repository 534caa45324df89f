package dev.tributary.ui.security;

import dev.tributary.engine.access.Doorkeeper;
import dev.tributary.engine.access.People;
import dev.tributary.ui.common.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Compares address and password. Unknown addresses, wrong passwords and deactivated agents get the same answer after
 * the same work, so nobody learns from the door who works here.
 */
@Component
final class AgentDoor implements AuthenticationProvider {
    private final Doorkeeper doorkeeper;
    private final People people;
    private final PasswordEncoder passwords;
    private final String nobodysHash;

    AgentDoor(Doorkeeper doorkeeper, People people, PasswordEncoder passwords) {
        this.doorkeeper = doorkeeper;
        this.people = people;
        this.passwords = passwords;
        this.nobodysHash = passwords.encode(OneTimePassword.create());
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String email = asked.getName().strip().toLowerCase(Locale.ROOT);
        String address = address(asked);
        Duration wait = doorkeeper.knock(email, address);
        if (!wait.isZero()) throw new TooManyTries(wait);
        String password = String.valueOf(asked.getCredentials());
        People.@Nullable Credentials credentials =
                email.length() > 320 ? null : people.credentials(email).orElse(null);
        boolean right = matches(password, credentials == null ? nobodysHash : credentials.passwordHash());
        if (!right || credentials == null || !credentials.agent().active())
            throw new BadCredentialsException("address or password is wrong");
        doorkeeper.entered(email, address);
        var agent = credentials.agent();
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(agent.id(), agent.email(), agent.sessionEpoch()),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + agent.role().name())));
    }

    private boolean matches(String password, String hash) {
        return password.length() <= Passwords.LONGEST && passwords.matches(password, hash);
    }

    private static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}

package dev.tributary.ui.common;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The agent whose request, or whose page, this is. Works on request threads and inside {@code ui.access}. */
@Component
public final class CurrentAgent {
    private final People people;

    CurrentAgent(People people) {
        this.people = people;
    }

    /** The agent as stored now, or nothing at the door. */
    public Optional<Agent> agent() {
        return signedIn().flatMap(signedIn -> people.agent(signedIn.id()));
    }

    /**
     * The agent as stored now.
     *
     * @throws NoSuchElementException when nobody is signed in
     */
    public Agent require() {
        return agent().orElseThrow(() -> new NoSuchElementException("nobody is signed in"));
    }

    /**
     * The id of the agent, without a look into the store.
     *
     * @throws NoSuchElementException when nobody is signed in
     */
    public UUID id() {
        return signedIn().map(SignedIn::id).orElseThrow(() -> new NoSuchElementException("nobody is signed in"));
    }

    /** What the session knows of the agent. */
    public Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }
}

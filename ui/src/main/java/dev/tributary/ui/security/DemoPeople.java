package dev.tributary.ui.security;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Presence;
import dev.tributary.engine.access.Role;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Adds a small team to the demo, with a password that the log tells: two agents, two groups. */
@Component
@Order(10)
@ConditionalOnProperty("tributary.demo")
class DemoPeople implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger("tributary");
    private static final String PASSWORD = "demo";

    private final People people;
    private final PasswordEncoder passwords;

    DemoPeople(People people, PasswordEncoder passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Agent> known = people.agents();
        if (known.size() == 1 && known.getFirst().role() == Role.OWNER)
            hire(known.getFirst().id());
        if (people.credentials("petra@lepes.example").isPresent()) {
            log.info("Demo agents: petra@lepes.example and reka@lepes.example, password {}", PASSWORD);
        }
    }

    private void hire(UUID owner) {
        String hash = passwords.encode(PASSWORD);
        UUID support = people.addGroup(owner, "support", "Support", Set.of()).id();
        UUID billing = people.addGroup(owner, "billing", "Billing", Set.of()).id();
        Agent petra = people.addAgent(
                owner,
                new People.NewAgent("petra@lepes.example", "Petra Kovács", Role.AGENT, hash, "en", Set.of(support)));
        Agent reka = people.addAgent(
                owner,
                new People.NewAgent(
                        "reka@lepes.example", "Réka Bíró", Role.FULL_ACCESS, hash, "hu", Set.of(support, billing)));
        for (Agent agent : List.of(petra, reka)) people.changePassword(owner, agent.id(), hash, false);
        // until somebody signs in as Petra and leaves again, the demo's visitors find her there
        people.setPresence(petra.id(), Presence.ONLINE);
    }
}

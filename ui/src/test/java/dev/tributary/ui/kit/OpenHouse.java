package dev.tributary.ui.kit;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Role;
import dev.tributary.engine.kit.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The whole application on a fresh H2, on a free port, without the demo. Needs the classes as they are packaged. */
public final class OpenHouse implements AutoCloseable {
    /** Everybody's password here. */
    public static final String PASSWORD = "nyolc-szál-kender";

    private final ConfigurableApplicationContext context;
    private final String hash;

    private OpenHouse(ConfigurableApplicationContext context) {
        this.context = context;
        this.hash = bean(PasswordEncoder.class).encode(PASSWORD);
        Agent owner = owner();
        bean(People.class).changePassword(owner.id(), owner.id(), hash, false);
    }

    /**
     * Starts it; returns when it answers.
     *
     * @param further settings of the command line
     */
    public static OpenHouse open(String... further) {
        TestDatabase.Address database = TestDatabase.H2.fresh();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("tributary.data", database.data().toString());
        settings.put("tributary.owner", "olga@shop.example");
        // a closed chat box is noticed at the next heartbeat
        settings.put("tributary.chat.heartbeat-millis", "500");
        SpringApplicationBuilder application = new SpringApplicationBuilder(WithoutTests.class).properties(settings);
        List<String> arguments = new ArrayList<>(List.of(further));
        arguments.add("--server.port=0");
        arguments.add("--tributary.data=" + database.data());
        return new OpenHouse(application.run(arguments.toArray(String[]::new)));
    }

    /** The owner, who signs in as {@code olga@shop.example}. */
    public Agent owner() {
        return bean(People.class).agents().stream()
                .filter(agent -> agent.role() == Role.OWNER)
                .findFirst()
                .orElseThrow();
    }

    /** Adds a colleague whose password is chosen already. */
    public Agent hire(String email, String name, Role role) {
        People people = bean(People.class);
        Agent agent = people.addAgent(owner().id(), new People.NewAgent(email, name, role, hash, "en", Set.of()));
        people.changePassword(owner().id(), agent.id(), hash, false);
        return people.agent(agent.id()).orElseThrow();
    }

    /** A part of it. */
    public <T> T bean(Class<T> kind) {
        return context.getBean(kind);
    }

    /** Where it is, without a slash at the end. */
    public String address() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) throw new IllegalStateException("no web server");
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}

package dev.tributary.ui.people;

import dev.tributary.engine.access.Agent;
import dev.tributary.ui.common.RailEntry;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The addresses of the people screen. */
@Component
public final class PeopleNavigation implements RailEntry {
    static final String PATH = "people";

    PeopleNavigation() {}

    /** An agent's page. */
    public static String agent(UUID id) {
        return PATH + "/agent/" + id;
    }

    /** A group's page. */
    public static String group(UUID id) {
        return PATH + "/group/" + id;
    }

    static String newAgent() {
        return PATH + "/agent/new";
    }

    static String newGroup() {
        return PATH + "/group/new";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String icon() {
        return "people";
    }

    @Override
    public String textKey() {
        return "people.title";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public boolean visibleTo(Agent agent) {
        return agent.role().seesAll();
    }
}

package dev.tributary.ui.rules;

import dev.tributary.engine.access.Agent;
import dev.tributary.ui.common.RailEntry;
import org.springframework.stereotype.Component;

/** The addresses of the rule editor. */
@Component
public final class RulesNavigation implements RailEntry {
    static final String PATH = "rules";
    static final String HISTORY = "history";

    /** The first book. */
    public static String all() {
        return PATH;
    }

    /** A book. */
    public static String book(String name) {
        return PATH + "/" + name;
    }

    static String history(String book) {
        return book(book) + "/" + HISTORY;
    }

    static String revision(String book, long revision) {
        return history(book) + "/" + revision;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String icon() {
        return "rules";
    }

    @Override
    public String textKey() {
        return "rules.title";
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

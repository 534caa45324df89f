package dev.tributary.ui.channels;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.ui.common.RailEntry;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The addresses of the channels screen. Its number on the rail is how much lies in quarantine. */
@Component
public final class ChannelsNavigation implements RailEntry {
    static final String PATH = "accounts";

    private final Quarantine quarantine;

    ChannelsNavigation(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** The list with nothing open. */
    public static String all() {
        return PATH;
    }

    /** An account's page. */
    public static String account(UUID id) {
        return PATH + "/account/" + id;
    }

    /** Where what could not be read is listed. */
    public static String quarantine() {
        return PATH + "/quarantine";
    }

    /** The page of a channel that came as a file. */
    public static String file(String channel) {
        return PATH + "/file/" + channel;
    }

    static String add(String channel) {
        return PATH + "/add/" + channel;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String icon() {
        return "plug";
    }

    @Override
    public String textKey() {
        return "channels.title";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public boolean visibleTo(Agent agent) {
        return agent.role().seesAll();
    }

    @Override
    public int badge(Agent agent) {
        return quarantine.open();
    }
}

package dev.tributary.ui.settings;

import dev.tributary.ui.common.RailEntry;
import org.springframework.stereotype.Component;

/** The addresses of the settings screen. */
@Component
public final class SettingsNavigation implements RailEntry {
    static final String PATH = "settings";

    SettingsNavigation() {}

    /** The agent's own settings. */
    public static String own() {
        return PATH + "/me";
    }

    static String part(String part) {
        return PATH + "/" + part;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public String icon() {
        return "gear";
    }

    @Override
    public String textKey() {
        return "settings.title";
    }

    @Override
    public String path() {
        return PATH;
    }
}

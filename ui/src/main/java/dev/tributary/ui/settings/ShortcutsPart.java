package dev.tributary.ui.settings;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.shortcut.Shortcuts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shortcuts, for everybody. */
@Component
@Order(10)
final class ShortcutsPart implements SettingsPart {
    private final Shortcuts shortcuts;
    private final People people;

    ShortcutsPart(Shortcuts shortcuts, People people) {
        this.shortcuts = shortcuts;
        this.people = people;
    }

    @Override
    public String name() {
        return "shortcuts";
    }

    @Override
    public String icon() {
        return "slash";
    }

    @Override
    public com.vaadin.flow.component.Component page(Agent agent) {
        return new ShortcutsForm(agent, shortcuts, people.groups());
    }
}

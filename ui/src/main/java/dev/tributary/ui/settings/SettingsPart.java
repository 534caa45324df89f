package dev.tributary.ui.settings;

import com.vaadin.flow.component.Component;
import dev.tributary.engine.access.Agent;

/** A part of the settings that stands by itself: a row at the left, named by {@code settings.<name>}, and its page. */
interface SettingsPart {
    /** Its word in the address and in the texts. */
    String name();

    /** Its icon. */
    String icon();

    /** Whether the row is there for this agent; what the page does is checked by the services. */
    default boolean visibleTo(Agent agent) {
        return true;
    }

    /** A fresh page. */
    Component page(Agent agent);
}

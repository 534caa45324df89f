package dev.tributary.ui.common;

import dev.tributary.engine.access.Agent;

/** A place on the rail. Each screen's Navigation is a bean of this kind, so the rail knows no screen by name. */
public interface RailEntry {
    /** Where on the rail: small numbers first; from 100 on at the foot. */
    int order();

    /** The name of its icon. */
    String icon();

    /** The key of its name; also the prefix-free title of the page. */
    String textKey();

    /** Its address, without a slash at the front. */
    String path();

    /** Whether this agent is shown it. Hides only; the services protect. */
    default boolean visibleTo(Agent agent) {
        return true;
    }

    /** Whether a page at this address belongs to it. */
    default boolean holds(String address) {
        return address.equals(path()) || address.startsWith(path() + "/");
    }

    /** A number that asks for attention, or zero. Asked again after events of the house. */
    default int badge(Agent agent) {
        return 0;
    }
}

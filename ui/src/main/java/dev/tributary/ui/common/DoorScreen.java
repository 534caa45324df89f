package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Main;

/** A screen outside the house: a card in the middle, and nothing beside it. */
public abstract class DoorScreen extends Main {
    private static final long serialVersionUID = 1;

    /** Without its card. */
    protected DoorScreen() {
        addClassName("door");
    }
}

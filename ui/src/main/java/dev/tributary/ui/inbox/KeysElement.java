package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableConsumer;

/** The keys of the screen: {@code tributary-keys}. */
@Tag("tributary-keys")
final class KeysElement extends Component {
    private static final long serialVersionUID = 1;

    /**
     * A key was pressed.
     *
     * @param name what it stands for
     */
    record Key(String name) {}

    KeysElement(SerializableConsumer<String> listener) {
        getElement()
                .addEventListener(
                        "key",
                        event -> listener.accept(event.getEventDetail(Key.class).name()))
                .addEventDetail();
    }
}

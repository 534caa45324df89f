package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.ui.common.BrowserElement;
import java.util.List;

/** The thread in the browser: {@code tributary-thread}. */
@Tag("tributary-thread")
final class ThreadElement extends BrowserElement {
    private static final long serialVersionUID = 1;

    /**
     * What a thread starts with.
     *
     * @param conversation which conversation
     * @param messages its newest messages, oldest first
     * @param firstUnread place of the first unread one, or 0
     * @param hasOlder whether there are older ones
     * @param seen up to where the agent has seen it
     */
    record Start(String conversation, List<ThreadItem> messages, long firstUnread, boolean hasOlder, long seen) {}

    /**
     * What the element tells of older messages and of reading.
     *
     * @param conversation which conversation
     * @param before older than this place
     * @param seq seen up to this place
     */
    record Place(String conversation, long before, long seq) {}

    /**
     * What the element tells of one message.
     *
     * @param id which message
     */
    record OfMessage(String id) {}

    void show(Start start) {
        call("show", start);
    }

    void append(List<ThreadItem> messages) {
        call("append", messages);
    }

    void prepend(List<ThreadItem> messages, boolean hasOlder) {
        call("prepend", messages, hasOlder);
    }

    void replace(List<ThreadItem> messages) {
        call("replace", messages);
    }

    void onOlder(SerializableConsumer<Place> listener) {
        getElement()
                .addEventListener("older", event -> listener.accept(event.getEventDetail(Place.class)))
                .addEventDetail();
    }

    void onSeen(SerializableConsumer<Place> listener) {
        getElement()
                .addEventListener("seen", event -> listener.accept(event.getEventDetail(Place.class)))
                .addEventDetail();
    }

    void onWhy(SerializableConsumer<OfMessage> listener) {
        getElement()
                .addEventListener("why", event -> listener.accept(event.getEventDetail(OfMessage.class)))
                .addEventDetail();
    }

    /** Only where somebody listens is putting messages into another conversation offered. */
    void onRearrange(SerializableConsumer<OfMessage> split, SerializableConsumer<OfMessage> move) {
        getElement().setAttribute("rearranges", true);
        getElement()
                .addEventListener("split", event -> split.accept(event.getEventDetail(OfMessage.class)))
                .addEventDetail();
        getElement()
                .addEventListener("move", event -> move.accept(event.getEventDetail(OfMessage.class)))
                .addEventDetail();
    }

    void onAgain(SerializableConsumer<OfMessage> listener) {
        getElement()
                .addEventListener("again", event -> listener.accept(event.getEventDetail(OfMessage.class)))
                .addEventDetail();
    }
}

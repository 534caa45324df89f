package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.dom.DomListenerRegistration;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an open page in step with the event log. While the component is attached, it is told of events under the UI's
 * lock, in batches; the feed's own thread never waits for a page. Every 20 seconds, and when the browser wakes up or is
 * online again, the page asks for what came after its cursor, so a push that got lost delays news by 20 seconds at most.
 * An event may be told twice: read the state again, do not count.
 */
public final class LivePage {
    private static final int AT_ONCE = 500;

    private final Component component;
    private final EventFeed feed;
    private final Consumer<List<LoggedEvent>> told;
    private final AtomicLong cursor = new AtomicLong();
    private final List<LoggedEvent> waiting = new ArrayList<>();
    private final AtomicBoolean calling = new AtomicBoolean();
    private EventFeed.@Nullable Subscription subscription;
    private @Nullable DomListenerRegistration wake;

    private LivePage(Component component, EventFeed feed, Consumer<List<LoggedEvent>> told) {
        this.component = component;
        this.feed = feed;
        this.told = told;
    }

    /** From now on, whenever the component is attached, tells it of events. The consumer runs under the UI's lock. */
    public static void follow(Component component, EventFeed feed, Consumer<List<LoggedEvent>> told) {
        LivePage page = new LivePage(component, feed, told);
        component.addAttachListener(event -> page.begin(event.getUI()));
        component.addDetachListener(event -> page.end());
        component.getUI().filter(ui -> component.isAttached()).ifPresent(page::begin);
    }

    private void begin(UI ui) {
        end();
        cursor.set(feed.position());
        subscription = feed.subscribe(events -> happened(ui, events));
        wake = ui.getElement().addEventListener("house-wake", event -> catchUp());
    }

    private void end() {
        if (subscription != null) subscription.close();
        if (wake != null) wake.remove();
        subscription = null;
        wake = null;
    }

    /** On the feed's thread. */
    private void happened(UI ui, List<LoggedEvent> events) {
        synchronized (waiting) {
            waiting.addAll(events);
        }
        if (calling.compareAndSet(false, true)) Thread.startVirtualThread(() -> call(ui));
    }

    private void call(UI ui) {
        try {
            ui.access(() -> {
                calling.set(false);
                tell(taken());
            });
        } catch (UIDetachedException closed) {
            calling.set(false);
        }
    }

    private List<LoggedEvent> taken() {
        synchronized (waiting) {
            List<LoggedEvent> events = List.copyOf(waiting);
            waiting.clear();
            return events;
        }
    }

    /** Under the UI's lock. */
    private void catchUp() {
        List<LoggedEvent> missed = feed.after(cursor.get(), AT_ONCE);
        while (!missed.isEmpty()) {
            tell(missed);
            missed = missed.size() < AT_ONCE ? List.of() : feed.after(cursor.get(), AT_ONCE);
        }
    }

    private void tell(List<LoggedEvent> events) {
        if (events.isEmpty() || !component.isAttached()) return;
        for (LoggedEvent event : events) cursor.accumulateAndGet(event.position(), Math::max);
        try {
            told.accept(events);
        } catch (CommandRefused lost) {
            // who looks may not any more, perhaps of an account just switched off: the door says what is left
            component.getUI().ifPresent(ui -> ui.getPage().reload());
        }
    }
}

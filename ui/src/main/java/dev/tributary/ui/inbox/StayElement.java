package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Tag;
import dev.tributary.ui.common.BrowserElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long a page was looked at, or still is: {@code tributary-stay}. */
@Tag("tributary-stay")
final class StayElement extends BrowserElement {
    private static final long serialVersionUID = 1;

    StayElement(Seat seat) {
        speak(seat.words("card.page.", "time."), seat.locale().getLanguage());
    }

    /** Shows the time between; without an end it counts on. */
    void tell(Instant from, @Nullable Instant until) {
        call("tell", from.toEpochMilli(), until == null ? null : until.toEpochMilli());
    }
}

package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Tag;
import dev.tributary.ui.common.BrowserElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sentence with a moment in it, in the agent's own time zone: {@code tributary-moment}. */
@Tag("tributary-moment")
final class MomentElement extends BrowserElement {
    private static final long serialVersionUID = 1;

    /**
     * Shows this.
     *
     * @param text the sentence; <code>{0}</code> stands for the moment
     * @param at the moment, or null when the sentence has none
     */
    void tell(Seat seat, String text, @Nullable Instant at) {
        call("tell", text, at == null ? null : at.toEpochMilli(), seat.locale().getLanguage());
    }
}

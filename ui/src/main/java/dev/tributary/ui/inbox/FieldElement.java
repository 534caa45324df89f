package dev.tributary.ui.inbox;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.function.SerializableFunction;
import dev.tributary.ui.common.BrowserElement;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value edited in place: {@code tributary-field}. */
@Tag("tributary-field")
final class FieldElement extends BrowserElement {
    private static final long serialVersionUID = 1;

    private String kept = "";

    /**
     * What was written.
     *
     * @param value the new value
     */
    record Kept(String value) {}

    /**
     * A field.
     *
     * @param label its name
     * @param otherwise what stands there while it is empty
     * @param keep keeps a value, and says why not when it is refused
     */
    FieldElement(Seat seat, String label, String otherwise, SerializableFunction<String, Optional<String>> keep) {
        speak(seat.words("card."), seat.locale().getLanguage());
        getElement().setAttribute("label", label);
        getElement().setAttribute("otherwise", otherwise);
        getElement()
                .addEventListener("keep", event -> {
                    String wanted = event.getEventDetail(Kept.class).value();
                    Optional<String> problem = keep.apply(wanted);
                    if (problem.isPresent()) call("refused", kept, problem.get());
                    else kept = wanted;
                })
                .addEventDetail();
    }

    /** Whether it holds several lines. */
    FieldElement lines() {
        getElement().setAttribute("lines", true);
        return this;
    }

    void show(@Nullable String value) {
        String text = Objects.requireNonNullElse(value, "");
        kept = text;
        getElement().setProperty("value", text);
    }
}

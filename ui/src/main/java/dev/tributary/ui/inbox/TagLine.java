package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.ui.common.HouseIcon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags as chips that can be taken off, and the dashed one that adds another. */
final class TagLine extends Div {
    private static final long serialVersionUID = 1;

    private final transient Seat seat;
    private final SerializableConsumer<String> put;
    private final SerializableConsumer<String> take;

    private transient @Nullable List<String> shown;

    TagLine(Seat seat, SerializableConsumer<String> put, SerializableConsumer<String> take) {
        this.seat = seat;
        this.put = put;
        this.take = take;
        addClassName("inbox-tags");
    }

    /** Shows these; when they are shown already nothing is touched, for somebody may be writing another. */
    void show(List<String> tags) {
        if (tags.equals(shown)) return;
        shown = List.copyOf(tags);
        removeAll();
        for (String tag : tags) add(chip(tag));
        NativeButton more = new NativeButton(seat.text("inbox.tag.add"));
        more.addClassNames("chip", "inbox-tag-add");
        more.addClickListener(event -> write(more));
        add(more);
    }

    private Span chip(String tag) {
        Span chip = new Span();
        chip.addClassName("chip");
        NativeButton off = new NativeButton("", event -> take.accept(tag));
        off.addClassName("inbox-tag-off");
        off.setAriaLabel(seat.text("inbox.tag.remove", tag));
        off.add(new HouseIcon("x", 10));
        chip.add(new Span(tag), off);
        return chip;
    }

    private void write(NativeButton more) {
        Input field = new Input();
        field.addClassName("inbox-tag-field");
        field.getElement().setAttribute("aria-label", seat.text("inbox.tag.new"));
        field.getElement().setAttribute("maxlength", "80");
        field.getElement()
                .addEventListener("keydown", event -> replace(field, more))
                .setFilter("event.key === 'Escape'");
        field.addValueChangeListener(change -> {
            String tag = change.getValue().strip();
            replace(field, more);
            if (!tag.isEmpty()) put.accept(tag);
        });
        replace(more, field);
        field.focus();
    }
}

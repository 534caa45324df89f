package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.ui.common.HouseIcon;

/** Where an agent writes the number of another conversation. */
final class NumberLine extends Div {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 18;

    private final Input number = new Input();

    /** The words under the key stand before it, those under the key with {@code .do} say what the button does. */
    NumberLine(Seat seat, String key, SerializableConsumer<Long> take) {
        addClassName("inbox-number-line");
        NativeLabel label = new NativeLabel(seat.text(key));
        String id = key.replace('.', '-');
        number.setId(id + "-number");
        label.setFor(number);
        number.addClassName("inbox-number");
        number.setPlaceholder("#");
        number.getElement().setAttribute("inputmode", "numeric");
        number.getElement().setAttribute("maxlength", String.valueOf(LONGEST));
        NativeButton done = new NativeButton("", event -> read(take));
        done.addClassNames("btn", "icon");
        done.setId(id);
        done.setAriaLabel(seat.text(key + ".do"));
        done.add(new HouseIcon("check"));
        number.getElement()
                .addEventListener("keydown", event -> read(take))
                .setFilter("event.key === 'Enter'")
                .synchronizeProperty("value");
        add(label, number, done);
    }

    /** Whoever types goes on here. */
    void focusNumber() {
        number.focus();
    }

    /** What is no number is left standing to be mended. */
    private void read(SerializableConsumer<Long> take) {
        String digits = number.getValue().replace("#", "").strip();
        if (!digits.isEmpty() && digits.length() <= LONGEST && digits.chars().allMatch(c -> c >= '0' && c <= '9'))
            take.accept(Long.parseLong(digits));
    }
}

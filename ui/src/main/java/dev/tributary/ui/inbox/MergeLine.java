package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.function.SerializableConsumer;
import dev.tributary.ui.common.HouseIcon;

/** Where an agent writes the number of the conversation that this one is to be joined to. */
final class MergeLine extends Div {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 18;

    MergeLine(Seat seat, SerializableConsumer<Long> merge) {
        addClassName("inbox-merge");
        NativeLabel label = new NativeLabel(seat.text("inbox.merge"));
        Input number = new Input();
        number.setId("inbox-merge-number");
        label.setFor(number);
        number.addClassName("inbox-merge-number");
        number.setPlaceholder("#");
        number.getElement().setAttribute("inputmode", "numeric");
        number.getElement().setAttribute("maxlength", String.valueOf(LONGEST));
        NativeButton join = new NativeButton("", event -> join(number, merge));
        join.addClassNames("btn", "icon");
        join.setId("inbox-merge");
        join.setAriaLabel(seat.text("inbox.merge.do"));
        join.add(new HouseIcon("check"));
        number.getElement()
                .addEventListener("keydown", event -> join(number, merge))
                .setFilter("event.key === 'Enter'")
                .synchronizeProperty("value");
        add(label, number, join);
    }

    /** What is no number is left standing to be mended. */
    private static void join(Input number, SerializableConsumer<Long> merge) {
        String digits = number.getValue().replace("#", "").strip();
        if (!digits.isEmpty() && digits.length() <= LONGEST && digits.chars().allMatch(c -> c >= '0' && c <= '9'))
            merge.accept(Long.parseLong(digits));
    }
}

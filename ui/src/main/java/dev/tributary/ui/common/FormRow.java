package dev.tributary.ui.common;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One line of a form: the name at the left, the control at the right, help and what is wrong below it. */
public final class FormRow extends Div {
    private static final long serialVersionUID = 1;

    private final Span error = new Span();

    /** A control that fills its column. */
    public FormRow(String name, Component control, String help) {
        this(name, control, help, true);
    }

    /** A control, as wide as its column or as wide as itself. */
    public FormRow(String name, Component control, String help, boolean wide) {
        addClassName("field");
        Span label = new Span(name);
        label.addClassName("label");
        control.getElement().setAttribute("accessible-name", name);
        if (control.getElement().getTag().equals("div")) control.getElement().setAttribute("aria-label", name);
        Div place = new Div(control);
        place.addClassName("control");
        if (wide) place.addClassName("wide");
        Span text = new Span(help);
        text.addClassName("field-help");
        error.addClassName("field-error");
        error.getElement().setAttribute("role", "alert");
        add(label, place, text, error);
    }

    /** Says what is wrong with it; the empty string takes it back. */
    public void setError(String text) {
        error.setText(text);
    }
}

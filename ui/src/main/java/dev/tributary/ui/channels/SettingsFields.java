package dev.tributary.ui.channels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.ui.common.FormRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The form that a channel's own description asks for: a row a field, its name and help from the texts. */
class SettingsFields extends Div {
    private static final long serialVersionUID = 1;

    private final transient ChannelType type;
    private final transient Set<String> secretsKept;
    private final transient Map<ChannelField, Input> inputs = new LinkedHashMap<>();
    private final transient Map<String, String> granted = new HashMap<>();
    private transient Runnable chosen = () -> {};

    /** A field's control, its row, and how its value is read as text. */
    private record Input(FormRow row, Supplier<String> value, Consumer<String> hint) {}

    SettingsFields(ChannelType type, Map<String, String> values, Set<String> secretsKept) {
        this.type = type;
        this.secretsKept = secretsKept;
        addClassName("form-section");
        for (ChannelField field : type.fields()) add(row(field, values.getOrDefault(field.name(), field.initial())));
        showAsked();
    }

    /** What is not asked for, as things are chosen, is not there. */
    private void showAsked() {
        inputs.forEach((field, input) -> input.row().setVisible(asked(field)));
        chosen.run();
    }

    /** Puts something below a field's row. */
    void below(String field, Component what) {
        inputs.forEach((known, input) -> {
            if (known.name().equals(field)) addComponentAtIndex(indexOf(input.row()) + 1, what);
        });
    }

    /** Tells when something is chosen on which other things hang, and once at once. */
    void whenChosen(Runnable told) {
        chosen = told;
        told.run();
    }

    /** Secrets that came another way than through the form; what is typed over them counts more. They never are on the page. */
    void granted(Map<String, String> secrets) {
        granted.putAll(secrets);
        inputs.forEach((field, input) -> {
            if (secrets.containsKey(field.name())) input.hint().accept(getTranslation("channels.consent.kept"));
        });
    }

    private boolean asked(ChannelField field) {
        return field.asked(name -> inputs.entrySet().stream()
                .filter(other -> other.getKey().name().equals(name))
                .map(other -> other.getValue().value().get())
                .findFirst()
                .orElse(""));
    }

    private FormRow row(ChannelField field, String value) {
        Component control;
        Supplier<String> read;
        Consumer<String> hint = text -> {};
        switch (field.kind()) {
            case SWITCH -> {
                Checkbox box = new Checkbox(Boolean.parseBoolean(value));
                control = box;
                read = () -> String.valueOf(box.getValue());
            }
            case CHOICE -> {
                Select<String> select = new Select<>();
                select.setItems(field.choices());
                select.setItemLabelGenerator(choice -> getTranslation(key(field) + "." + choice));
                if (field.choices().contains(value)) select.setValue(value);
                select.addValueChangeListener(chosen -> showAsked());
                control = select;
                read = text(select);
            }
            case SECRET -> {
                PasswordField secret = new PasswordField();
                secret.getElement().setAttribute("autocomplete", "new-password");
                if (secretsKept.contains(field.name())) secret.setPlaceholder(getTranslation("channels.secret.kept"));
                control = secret;
                read = text(secret);
                hint = secret::setPlaceholder;
            }
            case LINES -> {
                TextArea area = new TextArea();
                area.setValue(value);
                area.setMinRows(2);
                control = area;
                read = text(area);
            }
            default -> {
                TextField line = new TextField();
                line.setValue(value);
                if (field.kind() == ChannelField.Kind.NUMBER) {
                    line.setAllowedCharPattern("[0-9]");
                    line.setWidth("120px");
                }
                control = line;
                read = text(line);
            }
        }
        control.setId("field-" + field.name());
        boolean wide = field.kind() != ChannelField.Kind.SWITCH && field.kind() != ChannelField.Kind.NUMBER;
        FormRow row = new FormRow(getTranslation(key(field)), control, getTranslation(key(field) + ".help"), wide);
        inputs.put(field, new Input(row, read, hint));
        return row;
    }

    private static Supplier<String> text(HasValue<?, String> control) {
        return () -> control.getValue() == null ? "" : control.getValue();
    }

    private String key(ChannelField field) {
        return "channel." + type.channel() + "." + field.name();
    }

    /** Whether everything needed is there; marks what is missing. */
    boolean complete() {
        boolean complete = true;
        for (var entry : inputs.entrySet()) {
            ChannelField field = entry.getKey();
            boolean kept = field.kind() == ChannelField.Kind.SECRET
                    && (secretsKept.contains(field.name()) || granted.containsKey(field.name()));
            boolean missing = field.required()
                    && asked(field)
                    && !kept
                    && entry.getValue().value().get().isBlank();
            entry.getValue().row().setError(missing ? getTranslation("common.needed") : "");
            complete &= !missing;
        }
        return complete;
    }

    /** What was typed, of what is asked for. A secret that was left empty is absent. */
    ChannelSettings typed() {
        Map<String, String> values = new HashMap<>();
        Map<String, String> secrets = new HashMap<>();
        for (ChannelField field : inputs.keySet())
            if (granted.containsKey(field.name()) && asked(field)) secrets.put(field.name(), granted.get(field.name()));
        for (var entry : inputs.entrySet()) {
            if (!asked(entry.getKey())) continue;
            String value = entry.getValue().value().get();
            if (entry.getKey().kind() != ChannelField.Kind.SECRET)
                values.put(entry.getKey().name(), value.strip());
            else if (!value.isEmpty()) secrets.put(entry.getKey().name(), value);
        }
        return new ChannelSettings(values, secrets);
    }
}

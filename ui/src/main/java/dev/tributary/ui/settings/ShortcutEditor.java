package dev.tributary.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.shortcut.Shortcut;
import dev.tributary.engine.shortcut.Shortcuts;
import dev.tributary.engine.shortcut.Variable;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shortcut being written, in its place in the list. */
class ShortcutEditor extends Div {
    private static final long serialVersionUID = 1;

    /**
     * At a click puts a variable where the cursor is, and has the field notice. All in the browser: who types on at once
     * would otherwise be before it, or write over it.
     */
    private static final String INSERTS = """
            this.onclick = () => {
              const input = $0.inputElement;
              input.focus();
              input.setRangeText($1, input.selectionStart, input.selectionEnd, 'end');
              input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
            };
            """;

    private final TextField name = new TextField();
    private final TextArea text = new TextArea();
    private final Select<Group> group = new Select<>();
    private final FormRow nameRow;
    private final FormRow textRow;
    private final Say say = new Say();
    private final Div foot = new Div();
    private Runnable saved = () -> {};
    private Runnable closed = () -> {};

    /** Of a shortcut, or of a new one; with groups, it can be for one of them only. */
    ShortcutEditor(List<Group> groups, @Nullable Shortcut shortcut) {
        addClassName("kept-editor");
        name.setId("shortcut-name");
        name.setMaxLength(Shortcuts.LONGEST_NAME);
        name.setAutofocus(true);
        text.setId("shortcut-text");
        text.setMaxLength(Shortcuts.LONGEST_TEXT);
        text.setMinRows(3);
        text.setMaxRows(12);
        if (shortcut != null) {
            name.setValue(shortcut.name());
            text.setValue(shortcut.text());
        }
        name.addValueChangeListener(change -> clear());
        text.addValueChangeListener(change -> clear());
        nameRow = new FormRow(
                getTranslation("settings.shortcuts.name"), name, getTranslation("settings.shortcuts.name.help"));
        textRow = new FormRow(
                getTranslation("settings.shortcuts.text"), text, getTranslation("settings.shortcuts.text.help"));
        add(nameRow, textRow, variables());
        if (!groups.isEmpty()) add(groupRow(groups, shortcut));
        HouseButton save = HouseButton.primary(getTranslation("common.save"), () -> saved.run());
        save.setId("save-shortcut");
        foot.add(save, HouseButton.of(getTranslation("settings.shortcuts.cancel"), () -> closed.run()));
        foot.addClassName("form-foot");
        foot.add(say);
        add(foot);
    }

    private FormRow variables() {
        Div words = new Div();
        words.addClassName("variables");
        words.getElement().setAttribute("role", "group");
        for (Variable variable : Variable.values()) {
            NativeButton insert = new NativeButton(getTranslation("settings.shortcuts.variable." + variable.word()));
            insert.getElement().executeJs(INSERTS, text.getElement(), "{{" + variable.word() + "}}");
            insert.getElement().setAttribute("type", "button");
            insert.setTitle("{{" + variable.word() + "}}");
            insert.addClassName("chip");
            words.add(insert);
        }
        return new FormRow(
                getTranslation("settings.shortcuts.variables"),
                words,
                getTranslation("settings.shortcuts.variables.help"));
    }

    private FormRow groupRow(List<Group> groups, @Nullable Shortcut shortcut) {
        group.setId("shortcut-group");
        group.setItems(groups);
        group.setEmptySelectionAllowed(true);
        group.setEmptySelectionCaption(getTranslation("settings.shortcuts.group.all"));
        group.setItemLabelGenerator(one -> one == null ? getTranslation("settings.shortcuts.group.all") : one.name());
        if (shortcut != null)
            groups.stream()
                    .filter(one -> one.id().equals(shortcut.group()))
                    .findFirst()
                    .ifPresent(group::setValue);
        return new FormRow(
                getTranslation("settings.shortcuts.group"), group, getTranslation("settings.shortcuts.group.help"));
    }

    void onSave(Runnable listener) {
        saved = listener;
    }

    void onClose(Runnable listener) {
        closed = listener;
    }

    void onRemove(Runnable listener) {
        HouseButton remove = HouseButton.of(getTranslation("settings.shortcuts.remove"), listener)
                .danger();
        remove.setId("remove-shortcut");
        Span gap = new Span();
        gap.addClassName("end");
        foot.add(gap, remove);
    }

    String name() {
        String typed = name.getValue().strip();
        return typed.startsWith("/") ? typed.substring(1) : typed;
    }

    String text() {
        return text.getValue();
    }

    @Nullable
    UUID group() {
        return group.getOptionalValue().map(Group::id).orElse(null);
    }

    private void clear() {
        nameRow.setError("");
        textRow.setError("");
        say.nothing();
    }

    /** Says why it was not kept, at the field it is about. */
    void refused(CommandRefused refused) {
        clear();
        Reason reason = refused.reason();
        if (reason == Reason.NAME_TAKEN) nameRow.setError(Say.text(this, refused));
        else if (reason == Reason.FIELD_MALFORMED)
            nameRow.setError(
                    getTranslation(name.getValue().isBlank() ? "common.needed" : "settings.shortcuts.name.malformed"));
        else if (reason == Reason.EMPTY_TEXT || reason == Reason.TEXT_TOO_LONG || reason == Reason.UNKNOWN_VARIABLE)
            textRow.setError(Say.text(this, refused));
        else say.refused(refused);
    }
}

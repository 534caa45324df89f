package dev.tributary.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.People;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import dev.tributary.ui.security.OwnPassword;
import dev.tributary.ui.security.Passwords;

/** An agent's own language, colours and password. */
class OwnForm extends Div {
    private static final long serialVersionUID = 1;

    private final transient Agent agent;
    private final transient People people;
    private final transient OwnPassword own;
    private final Select<String> language = new Select<>();
    private final Select<String> theme = new Select<>();
    private final PasswordField now = new PasswordField();
    private final PasswordField first = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final Say saidOfPassword = new Say();

    OwnForm(Agent agent, People people, OwnPassword own) {
        this.agent = agent;
        this.people = people;
        this.own = own;
        addClassName("form");
        add(look(), password());
    }

    private Div look() {
        language.setItems("en", "hu");
        language.setItemLabelGenerator(code -> getTranslation("common.language." + code));
        language.setValue(agent.locale());
        language.setId("own-language");
        theme.setItems("system", "light", "dark");
        theme.setItemLabelGenerator(kind -> getTranslation("settings.me.theme." + kind));
        theme.setValue(agent.theme());
        theme.setId("own-theme");
        Div look = new Div(
                new FormRow(getTranslation("settings.me.language"), language, ""),
                new FormRow(getTranslation("settings.me.theme"), theme, getTranslation("settings.me.theme.help")));
        look.addClassName("form-section");
        language.addValueChangeListener(change -> keep());
        theme.addValueChangeListener(change -> keep());
        return look;
    }

    /** Kept at once and seen at once: the page is loaded again in the new language and colours. */
    private void keep() {
        people.changePreferences(agent.id(), language.getValue(), theme.getValue());
        getUI().ifPresent(ui -> ui.getPage().reload());
    }

    private Div password() {
        for (PasswordField field : new PasswordField[] {first, again})
            field.getElement().setAttribute("autocomplete", "new-password");
        now.getElement().setAttribute("autocomplete", "current-password");
        now.setId("password-now");
        first.setId("password-new");
        again.setId("password-again");
        HouseButton save = HouseButton.of(getTranslation("settings.me.password.change"), this::changePassword);
        save.setId("change-password");
        Div foot = new Div(save, saidOfPassword);
        foot.addClassName("form-foot");
        Div section = new Div(
                new H2(getTranslation("settings.me.password")),
                new FormRow(getTranslation("settings.me.password.now"), now, ""),
                new FormRow(getTranslation("password.new"), first, getTranslation("settings.me.password.help")),
                new FormRow(getTranslation("password.again"), again, ""),
                foot);
        section.addClassName("form-section");
        return section;
    }

    private void changePassword() {
        saidOfPassword.nothing();
        if (!own.matches(agent, now.getValue())) {
            saidOfPassword.bad(getTranslation("settings.me.password.wrong"));
            return;
        }
        String problem = Passwords.problem(first.getValue(), again.getValue(), agent.email());
        if (!problem.isEmpty()) {
            saidOfPassword.bad(getTranslation(problem));
            return;
        }
        try {
            own.change(agent, first.getValue());
            now.clear();
            first.clear();
            again.clear();
            saidOfPassword.good(getTranslation("settings.me.password.changed"));
        } catch (CommandRefused refused) {
            saidOfPassword.refused(refused);
        }
    }
}

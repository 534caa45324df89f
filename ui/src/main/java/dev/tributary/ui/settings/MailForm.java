package dev.tributary.ui.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.ui.common.CheckSteps;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import org.jspecify.annotations.Nullable;

/** Who the house's own mail comes from, and through which server. */
class MailForm extends Div {
    private static final long serialVersionUID = 1;

    private final transient Agent agent;
    private final transient HouseSettings settings;
    private final transient HouseMail mail;
    private final TextField from = new TextField();
    private final TextField host = new TextField();
    private final TextField port = new TextField();
    private final Select<String> security = new Select<>();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();
    private final FormRow portRow;
    private final Say say = new Say();
    private final CheckSteps steps;

    MailForm(Agent agent, HouseSettings settings, HouseMail mail) {
        this.agent = agent;
        this.settings = settings;
        this.mail = mail;
        addClassName("form");
        HouseSettings.Values now = settings.current();
        from.setValue(now.mailFrom());
        from.setPlaceholder("desk@example.com");
        from.setId("mail-from");
        host.setValue(now.mailHost());
        host.setId("mail-host");
        port.setValue(String.valueOf(now.mailPort()));
        port.setAllowedCharPattern("[0-9]");
        port.setWidth("120px");
        port.setId("mail-port");
        security.setItems("starttls", "tls", "none");
        security.setItemLabelGenerator(kind -> getTranslation("settings.mail.security." + kind));
        security.setValue(now.mailSecurity().isEmpty() ? "starttls" : now.mailSecurity());
        user.setValue(now.mailUser());
        security.setId("mail-security");
        password.getElement().setAttribute("autocomplete", "new-password");
        if (!settings.mailPassword().isEmpty()) password.setPlaceholder(getTranslation("settings.mail.password.kept"));
        portRow = new FormRow(getTranslation("settings.mail.port"), port, "", false);
        Paragraph lead = new Paragraph(getTranslation("settings.mail.lead"));
        lead.addClassName("form-lead");
        Div section = new Div(
                new FormRow(getTranslation("settings.mail.from"), from, ""),
                new FormRow(getTranslation("settings.mail.host"), host, getTranslation("settings.mail.host.help")),
                portRow,
                new FormRow(getTranslation("settings.mail.security"), security, ""),
                new FormRow(getTranslation("settings.mail.user"), user, ""),
                new FormRow(getTranslation("settings.mail.password"), password, ""));
        section.addClassName("form-section");
        HouseButton save = HouseButton.primary(getTranslation("common.save"), this::save);
        save.setId("save-mail");
        HouseButton test = HouseButton.of("send", getTranslation("settings.mail.test", agent.email()), this::test);
        test.setId("test-mail");
        steps = new CheckSteps(test, "");
        Div foot = new Div(save, test, say);
        foot.addClassName("form-foot");
        section.add(foot, steps);
        add(lead);
        if (now.mailHost().isBlank() || now.mailFrom().isBlank()) {
            Paragraph unset = new Paragraph(getTranslation("settings.mail.unset"));
            unset.addClassName("form-lead");
            unset.setId("mail-unset");
            add(unset);
        }
        add(section);
    }

    private void save() {
        say.nothing();
        HouseSettings.Values typed = typed();
        if (typed == null) return;
        try {
            settings.change(agent.id(), typed, typedPassword());
            password.clear();
            say.good(getTranslation("common.saved"));
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    /** Sends a mail to whoever asks, with what is typed, kept or not. */
    private void test() {
        say.nothing();
        HouseSettings.Values typed = typed();
        if (typed == null) return;
        String secret = typedPassword();
        HouseMail.Note note = new HouseMail.Note(
                agent.email(), getTranslation("settings.mail.test.subject"), getTranslation("settings.mail.test.text"));
        steps.run(() -> mail.attempt(typed, secret, note));
    }

    private @Nullable String typedPassword() {
        return password.isEmpty() ? null : password.getValue();
    }

    /** The settings with what is typed here, or null when the port is none; the field then says so. */
    private HouseSettings.@Nullable Values typed() {
        int number = port();
        portRow.setError(number > 0 ? "" : getTranslation("settings.mail.port.malformed"));
        if (number <= 0) return null;
        HouseSettings.Values now = settings.current();
        return new HouseSettings.Values(
                now.publicUrl(),
                now.proxyTrusted(),
                host.getValue().strip(),
                number,
                security.getValue(),
                user.getValue().strip(),
                from.getValue().strip());
    }

    private int port() {
        try {
            int number = Integer.parseInt(port.getValue().strip());
            return number <= 65_535 ? number : -1;
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }
}

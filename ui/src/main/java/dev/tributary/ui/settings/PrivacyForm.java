package dev.tributary.ui.settings;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.privacy.VisitorAddresses;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import java.util.UUID;

/** What the house keeps of visitors only when it is told to. */
class PrivacyForm extends Div {
    private static final long serialVersionUID = 1;

    PrivacyForm(UUID actor, VisitorAddresses addresses) {
        addClassName("form");
        Checkbox kept = new Checkbox(getTranslation("settings.house.addresses.label"), addresses.kept());
        kept.setId("keep-addresses");
        Say say = new Say();
        HouseButton save = HouseButton.primary(getTranslation("common.save"), () -> {
            try {
                addresses.keep(actor, kept.getValue());
                say.good(getTranslation("common.saved"));
            } catch (CommandRefused refused) {
                say.refused(refused);
            }
        });
        save.setId("save-privacy");
        Div foot = new Div(save, say);
        foot.addClassName("form-foot");
        Div section = new Div(
                new FormRow(
                        getTranslation("settings.house.addresses"),
                        kept,
                        getTranslation("settings.house.addresses.help"),
                        false),
                foot);
        section.addClassName("form-section");
        add(section);
    }
}

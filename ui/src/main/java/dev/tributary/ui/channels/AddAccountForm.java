package dev.tributary.ui.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Say;
import java.util.Map;
import java.util.Set;

/** Connects one more mailbox, page or website. */
class AddAccountForm extends Div {
    private static final long serialVersionUID = 1;

    private final transient ChannelDesk desk;
    private final transient ChannelType type;
    private final TextField name = new TextField();
    private final SettingsFields fields;
    private final Say say = new Say();

    AddAccountForm(ChannelDesk desk, ChannelType type) {
        this.desk = desk;
        this.type = type;
        this.fields = new SettingsFields(type, Map.of(), Set.of());
        addClassName("pane");
        name.setMaxLength(200);
        name.setId("account-name");
        fields.addComponentAsFirst(
                new FormRow(getTranslation("channels.name"), name, getTranslation("channels.name.help")));
        ChannelTest test = new ChannelTest(type, fields::typed);
        HouseButton save = HouseButton.primary(getTranslation("channels.connect"), this::save);
        save.setId("save-account");
        Div foot = new Div(save, test.button(), say);
        foot.addClassName("form-foot");
        Paragraph lead = new Paragraph(getTranslation("channels.add." + type.channel() + ".lead"));
        lead.addClassName("form-lead");
        ConsentRow.into(fields, desk, type, fields::typed);
        Div form = new Div(lead, fields, foot, test);
        form.addClassName("form");
        Div body = new Div(form);
        body.addClassName("pane-body");
        add(ChannelsView.head(this, getTranslation("channels.add." + type.channel())), body);
    }

    private void save() {
        say.nothing();
        if (!fields.complete()) return;
        ChannelSettings settings = fields.typed();
        try {
            AccountKey key = new AccountKey(type.channel(), type.accountOf(settings));
            String called =
                    name.getValue().isBlank() ? key.account() : name.getValue().strip();
            ChannelAccount added = desk.accounts().add(desk.actor(), key, called, settings);
            getUI().ifPresent(ui -> ui.navigate(ChannelsNavigation.account(added.id())));
        } catch (CommandRefused refused) {
            say.refused(refused);
        } catch (IllegalArgumentException incomplete) {
            say.bad(getTranslation(String.valueOf(incomplete.getMessage())));
        }
    }
}

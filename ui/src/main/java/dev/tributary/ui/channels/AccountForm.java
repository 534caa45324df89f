package dev.tributary.ui.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.common.CopyLine;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Moments;
import dev.tributary.ui.common.PaneHead;
import dev.tributary.ui.common.Say;

/** One account: how it is, what to copy elsewhere, its settings, its test, its pause. */
class AccountForm extends Div {
    private static final long serialVersionUID = 1;

    private final transient ChannelDesk desk;
    private final transient ChannelAccount account;
    private final transient Moments moments;
    private final TextField name = new TextField();
    private final Say say = new Say();
    private final Div health = new Div();
    private final PaneHead head;

    AccountForm(ChannelDesk desk, ChannelType type, ChannelAccount account, Moments moments) {
        this.desk = desk;
        this.account = account;
        this.moments = moments;
        addClassName("pane");
        name.setValue(account.name());
        name.setMaxLength(200);
        name.setId("account-name");
        boolean paused = account.state() == ChannelAccount.State.PAUSED;
        HouseButton pause = HouseButton.of(
                paused ? "play" : "pause",
                getTranslation(paused ? "channels.resume" : "channels.pause"),
                () -> setPaused(!paused));
        pause.setId("pause-account");
        head = ChannelsView.head(this, account.name()).end(pause);

        SettingsFields fields = new SettingsFields(type, account.values(), account.secretNames());
        fields.addComponentAsFirst(
                new FormRow(getTranslation("channels.name"), name, getTranslation("channels.name.help")));
        ChannelTest test = new ChannelTest(type, () -> desk.completed(account.id(), fields.typed()));
        HouseButton save = HouseButton.primary(getTranslation("common.save"), () -> save(fields));
        save.setId("save-account");
        Div foot = new Div(save, test.button(), say);
        foot.addClassName("form-foot");
        ConsentRow.into(fields, desk, type, () -> desk.completed(account.id(), fields.typed()));
        fields.add(foot, test);

        health.addClassName("form-section");
        Div form = new Div(health);
        form.addClassName("form");
        Div handed = handed();
        if (handed.getComponentCount() > 0) form.add(handed);
        form.add(fields);
        Div body = new Div(form);
        body.addClassName("pane-body");
        add(head, body);
        showHealth(account);
    }

    /** What must be copied to the other side: the script tag, or the address Facebook calls. */
    private Div handed() {
        Div handed = new Div();
        handed.addClassName("form-section");
        if (account.key().channel().equals(Channels.CHAT)) {
            handed.add(
                    new H2(getTranslation("channels.chat.tag")),
                    new Paragraph(getTranslation("channels.chat.tag.text")),
                    new CopyLine("script-tag", tag()));
        } else if (account.key().channel().equals(Channels.MESSENGER)) {
            handed.add(
                    new H2(getTranslation("channels.messenger.webhook")),
                    new Paragraph(getTranslation("channels.messenger.webhook.text")),
                    new FormRow(
                            getTranslation("channels.messenger.callback"),
                            new CopyLine("callback-url", desk.publicUrl() + "/channels/messenger/webhook"),
                            ""),
                    new FormRow(
                            getTranslation("channel.messenger.verifyToken"),
                            new CopyLine("verify-token", account.values().getOrDefault("verifyToken", "")),
                            ""));
        }
        if (handed.getComponentCount() > 0 && !desk.publicUrlSet()) {
            Span unset = new Span(getTranslation("channels.publicUrl.unset"));
            unset.addClassNames("say", "bad");
            handed.add(unset);
        }
        return handed;
    }

    private String tag() {
        return "<script type=\"module\" src=\"" + desk.publicUrl() + "/widget/tributary.js\" data-site=\""
                + account.key().account() + "\"></script>";
    }

    /** Shows how the account is now. */
    void showHealth(ChannelAccount now) {
        health.removeAll();
        health.add(new Div(Standing.chip(this, now, desk.running(now.id()))));
        HealthLines.into(health, desk, now, moments);
    }

    private void save(SettingsFields fields) {
        say.nothing();
        if (!fields.complete()) return;
        try {
            String called = name.getValue().isBlank()
                    ? account.key().account()
                    : name.getValue().strip();
            desk.accounts().change(desk.actor(), account.id(), called, fields.typed());
            say.good(getTranslation("common.saved"));
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }

    private void setPaused(boolean paused) {
        try {
            desk.accounts().setPaused(desk.actor(), account.id(), paused);
            getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
        } catch (CommandRefused refused) {
            say.refused(refused);
        }
    }
}

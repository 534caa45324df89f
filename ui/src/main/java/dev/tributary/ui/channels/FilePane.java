package dev.tributary.ui.channels;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.spi.FileChannel;
import dev.tributary.ui.common.CopyLine;
import dev.tributary.ui.common.FormRow;
import dev.tributary.ui.common.HouseButton;
import dev.tributary.ui.common.Moments;
import dev.tributary.ui.common.PaneHead;
import dev.tributary.ui.common.Say;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A channel that came as a file: how it is, what is wrong with it and where, what it can carry, and where it is called. */
class FilePane extends Div {
    private static final long serialVersionUID = 1;

    private final transient ChannelDesk desk;
    private final transient Moments moments;
    private final String channel;
    private final Say say = new Say();

    FilePane(ChannelDesk desk, String channel, Moments moments) {
        this.desk = desk;
        this.channel = channel;
        this.moments = moments;
        addClassName("pane");
        show();
    }

    void show() {
        removeAll();
        FileChannel file = desk.file(channel).orElse(null);
        ChannelAccount account = desk.accountOf(channel).orElse(null);
        PaneHead head = ChannelsView.head(this, desk.faces().name(channel, getLocale()));
        if (account != null && file != null && file.running()) head.end(pause(account));
        Div form = new Div(health(file, account));
        form.addClassName("form");
        if (file != null) form.add(facts(file));
        Div body = new Div(form, say);
        body.addClassName("pane-body");
        add(head, body);
    }

    private HouseButton pause(ChannelAccount account) {
        boolean paused = account.state() == ChannelAccount.State.PAUSED;
        HouseButton pause = HouseButton.of(
                paused ? "play" : "pause", getTranslation(paused ? "channels.resume" : "channels.pause"), () -> {
                    try {
                        desk.accounts().setPaused(desk.actor(), account.id(), !paused);
                        show();
                    } catch (CommandRefused refused) {
                        say.refused(refused);
                    }
                });
        pause.setId("pause-account");
        return pause;
    }

    private Div health(@Nullable FileChannel file, @Nullable ChannelAccount account) {
        FileStanding standing = FileStanding.of(file, account);
        Div health = new Div(new Div(standing.chip(this)));
        health.addClassName("form-section");
        if (file == null) health.add(new Paragraph(getTranslation("channels.file.gone.text")));
        else if (!file.fault().isEmpty()) {
            Span fault = new Span(file.fault()
                    .getOrDefault(getLocale().getLanguage(), file.fault().get("en")));
            fault.addClassNames("say", "bad", "channel-fault");
            health.add(fault);
            if (file.running()) health.add(new Span(getTranslation("channels.file.old.text")));
        }
        if (account == null) return health;
        HealthLines.into(health, desk, account, moments);
        return health;
    }

    private Div facts(FileChannel file) {
        Div facts = new Div(new H2(getTranslation("channels.file.facts")));
        facts.addClassName("form-section");
        facts.add(
                new FormRow(getTranslation("channels.file.place"), new Span(file.place()), ""),
                new FormRow(getTranslation("channels.file.maturity"), new Span(word("maturity", file.maturity())), ""),
                new FormRow(getTranslation("channels.file.carries"), new Span(carries(file)), ""));
        if (file.running())
            facts.add(new FormRow(
                    getTranslation("channels.file.webhook"),
                    new CopyLine("webhook-url", desk.publicUrl() + "/channels/" + channel + "/webhook"),
                    getTranslation("channels.file.webhook.help")));
        return facts;
    }

    private String carries(FileChannel file) {
        List<String> parts = new ArrayList<>();
        for (FileChannel.Carries one : FileChannel.Carries.values())
            if (file.carries().contains(one)) parts.add(word("carries", one));
        parts.add(getTranslation("channels.file.longest", file.capabilities().maxLength()));
        Duration window = file.capabilities().replyWindow();
        if (window != null) parts.add(getTranslation("channels.file.window", window.toHours()));
        return String.join(", ", parts);
    }

    private String word(String key, Enum<?> value) {
        return getTranslation("channels.file." + key + "." + value.name().toLowerCase(Locale.ROOT));
    }
}

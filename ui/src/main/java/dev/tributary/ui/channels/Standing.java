package dev.tributary.ui.channels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.ui.common.HouseIcon;

/** Whether an account works, in a word with a sign. */
enum Standing {
    WORKS("good", "check"),
    PAUSED("", "pause"),
    RECONNECT("bad", "alert"),
    STARTING("warn", "clock"),
    BROKEN("bad", "alert");

    private final String style;
    private final String icon;

    Standing(String style, String icon) {
        this.style = style;
        this.icon = icon;
    }

    static Standing of(ChannelAccount account, ChannelHost.Running running) {
        return switch (account.state()) {
            case PAUSED -> PAUSED;
            case RECONNECT -> RECONNECT;
            case ACTIVE ->
                switch (running) {
                    case STARTED -> WORKS;
                    case STOPPED -> STARTING;
                    case FAILED -> BROKEN;
                };
        };
    }

    static Span chip(Component page, ChannelAccount account, ChannelHost.Running running) {
        Standing standing = of(account, running);
        Span chip = new Span(
                new HouseIcon(standing.icon),
                new Span(page.getTranslation(
                        "channels.standing." + standing.name().toLowerCase(java.util.Locale.ROOT))));
        chip.addClassName("chip");
        if (!standing.style.isEmpty()) chip.addClassName(standing.style);
        return chip;
    }
}

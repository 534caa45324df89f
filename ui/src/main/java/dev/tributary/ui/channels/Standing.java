package dev.tributary.ui.channels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.spi.ChannelHost;
import java.util.Locale;

/** Whether an account works, in a word with a sign. */
enum Standing {
    WORKS("good", "check"),
    PAUSED("", "pause"),
    RECONNECT("bad", "alert"),
    HELD("warn", "clock"),
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
                    case STARTED -> account.notBefore() == null ? WORKS : HELD;
                    case STOPPED -> STARTING;
                    case FAILED -> BROKEN;
                };
        };
    }

    static Span chip(Component page, ChannelAccount account, ChannelHost.Running running) {
        Standing standing = of(account, running);
        return StandingChip.of(
                standing.icon,
                page.getTranslation("channels.standing." + standing.name().toLowerCase(Locale.ROOT)),
                standing.style);
    }
}

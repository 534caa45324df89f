package dev.tributary.ui.channels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.spi.Channels;
import dev.tributary.ui.common.HouseIcon;

/** A channel's icon in its colour, with its name for those who do not see it. */
final class ChannelSign {
    private ChannelSign() {}

    static Span of(Component page, String channel) {
        Span sign = new Span(new HouseIcon(icon(channel)));
        sign.addClassName("channel-icon");
        sign.getElement().setAttribute("data-channel", channel);
        sign.getElement().setAttribute("role", "img").setAttribute("aria-label", name(page, channel));
        return sign;
    }

    static String name(Component page, String channel) {
        return page.getTranslation("channels.kind." + channel);
    }

    private static String icon(String channel) {
        return switch (channel) {
            case Channels.EMAIL -> "email";
            case Channels.MESSENGER -> "messenger";
            case Channels.CHAT -> "chat";
            default -> "plug";
        };
    }
}

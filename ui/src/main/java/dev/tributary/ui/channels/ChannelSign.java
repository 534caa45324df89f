package dev.tributary.ui.channels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.tributary.ui.common.ChannelFaces;
import java.util.Locale;

/** A channel's icon in its colour, with its name for those who do not see it. */
final class ChannelSign {
    private ChannelSign() {}

    static Span of(Component page, ChannelFaces faces, String channel) {
        return faces.sign(channel, name(page, faces, channel));
    }

    private static Locale locale(Component page) {
        return page.getUI().map(UI::getLocale).orElseGet(() -> UI.getCurrent().getLocale());
    }

    static String name(Component page, ChannelFaces faces, String channel) {
        return ChannelFaces.builtIn(channel)
                ? page.getTranslation("channels.kind." + channel)
                : faces.name(channel, locale(page));
    }
}

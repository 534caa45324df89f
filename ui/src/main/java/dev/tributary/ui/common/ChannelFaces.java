package dev.tributary.ui.common;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import dev.tributary.engine.conversation.ReplyRoutes;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelFiles;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How channels look and what they carry: those of the house, and those that came as files and say it themselves. */
@Component
public final class ChannelFaces {
    private final HouseTexts texts;
    private final ReplyRoutes routes;
    private final ObjectProvider<ChannelFiles> files;

    ChannelFaces(HouseTexts texts, ReplyRoutes routes, ObjectProvider<ChannelFiles> files) {
        this.texts = texts;
        this.routes = routes;
        this.files = files;
    }

    /** The channels that came as files. */
    public List<FileChannel> files() {
        ChannelFiles there = files.getIfAvailable();
        return there == null ? List.of() : there.all();
    }

    /** The file of a channel. */
    public Optional<FileChannel> file(String channel) {
        return Optional.ofNullable(files.getIfAvailable()).flatMap(there -> there.of(channel));
    }

    /** Its name as agents read it. */
    public String name(String channel, Locale locale) {
        String key = "inbox.channel." + channel;
        if (texts.has(key)) return texts.getTranslation(key, locale);
        return file(channel).map(file -> file.face().name(locale.getLanguage())).orElse(channel);
    }

    /** What it can carry; empty when nobody says. */
    public Optional<ChannelCapabilities> capabilities(String channel) {
        return routes.capabilities(channel);
    }

    /** Whether it is one of the house's own. */
    public static boolean builtIn(String channel) {
        return switch (channel) {
            case Channels.CHAT, Channels.EMAIL, Channels.MESSENGER, Channels.COMMENTS -> true;
            default -> false;
        };
    }

    /** Its icon in its colour, decoration beside a text. */
    public HouseIcon icon(String channel, int pixels) {
        HouseIcon icon = new HouseIcon(iconName(channel), pixels);
        icon.addClassName("channel-mark");
        colour(channel, icon.getElement());
        icon.getElement().setAttribute("data-channel", channel);
        return icon;
    }

    /** Its icon in a frame, with its name for those who do not see it. */
    public Span sign(String channel, String name) {
        Span sign = new Span(new HouseIcon(iconName(channel)));
        sign.addClassName("channel-icon");
        colour(channel, sign.getElement());
        sign.getElement().setAttribute("data-channel", channel);
        sign.getElement().setAttribute("role", "img").setAttribute("aria-label", name);
        return sign;
    }

    private String iconName(String channel) {
        if (builtIn(channel)) return channel;
        return file(channel).map(file -> file.face().icon()).orElse("plug");
    }

    private void colour(String channel, Element mark) {
        if (builtIn(channel)) return;
        mark.setAttribute("data-face", true);
        String colour = file(channel).map(file -> file.face().colour()).orElse(null);
        if (colour != null) mark.getStyle().set("--face", colour);
    }

    /** Icon and colour of every channel that came as a file, for the elements in the browser. */
    public String forBrowser() {
        Map<String, Map<String, String>> faces = new LinkedHashMap<>();
        for (FileChannel file : files()) {
            Map<String, String> face = new LinkedHashMap<>();
            face.put("icon", file.face().icon());
            @Nullable String colour = file.face().colour();
            if (colour != null) face.put("colour", colour);
            faces.put(file.channel(), face);
        }
        return JacksonUtils.getMapper().writeValueAsString(faces);
    }
}

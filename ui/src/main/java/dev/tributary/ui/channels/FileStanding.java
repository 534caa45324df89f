package dev.tributary.ui.channels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.spi.FileChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a channel that came as a file is, in a word with a sign. */
enum FileStanding {
    WORKS("good", "check"),
    PAUSED("", "pause"),
    OLD("warn", "alert"),
    BROKEN("bad", "alert"),
    GONE("", "file");

    private final String style;
    private final String icon;

    FileStanding(String style, String icon) {
        this.style = style;
        this.icon = icon;
    }

    static FileStanding of(@Nullable FileChannel file, @Nullable ChannelAccount account) {
        if (file == null) return GONE;
        if (!file.running()) return BROKEN;
        if (!file.fault().isEmpty()) return OLD;
        return account != null && account.state() == ChannelAccount.State.PAUSED ? PAUSED : WORKS;
    }

    Span chip(Component page) {
        return StandingChip.of(icon, page.getTranslation("channels.file." + name().toLowerCase(Locale.ROOT)), style);
    }
}

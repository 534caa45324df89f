package dev.tributary.ui.security;

import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.settings.HouseSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the valve whether the admin believes the proxy: at the start, and on every node when the setting changes. */
@Component
class ProxyTrust {
    private final ProxyValve valve;
    private final HouseSettings settings;
    private final EventFeed feed;
    private EventFeed.@Nullable Subscription subscription;

    ProxyTrust(ProxyValve valve, HouseSettings settings, EventFeed feed) {
        this.valve = valve;
        this.settings = settings;
        this.feed = feed;
    }

    @PostConstruct
    void begin() {
        subscription = feed.subscribe(events -> {
            if (events.stream().anyMatch(event -> event.kind() == EventKind.SETTING_CHANGED)) look();
        });
        look();
    }

    @PreDestroy
    void end() {
        if (subscription != null) subscription.close();
    }

    private void look() {
        valve.believe(settings.current().proxyTrusted());
    }
}

package dev.tributary.routes.webchat;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sites by key, remembered until an account changes anywhere: every request of every box asks for its site. */
@Component
final class ChatSites {
    private final ChannelAccounts accounts;
    private final Map<String, ChatSite> known = new ConcurrentHashMap<>();
    private final EventFeed.Subscription changes;

    ChatSites(ChannelAccounts accounts, EventFeed feed) {
        this.accounts = accounts;
        this.changes = feed.subscribe(this::forgetOnChange);
    }

    /** The site with this key, if there is one and it is not paused. */
    Optional<ChatSite> byKey(String site) {
        ChatSite remembered = known.get(site);
        if (remembered != null) return Optional.of(remembered);
        Optional<ChatSite> found = accounts.byKey(new AccountKey(Channels.CHAT, site))
                .filter(account -> account.state() != ChannelAccount.State.PAUSED)
                .map(ChatSite::of);
        found.ifPresent(it -> known.put(site, it));
        return found;
    }

    private void forgetOnChange(List<LoggedEvent> events) {
        if (events.stream().anyMatch(event -> event.kind() == EventKind.CHANNEL_CHANGED)) known.clear();
    }

    @PreDestroy
    void close() {
        changes.close();
    }
}

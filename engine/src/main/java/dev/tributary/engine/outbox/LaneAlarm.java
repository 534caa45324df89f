package dev.tributary.engine.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Wakes the lanes of an account that works again. */
@Component
final class LaneAlarm implements SmartLifecycle {
    private final EventFeed feed;
    private final ChannelAccounts accounts;
    private final DeliveryStore store;
    private final LaneOutbox outbox;
    private final Scheduler scheduler;
    private EventFeed.@Nullable Subscription subscription;

    LaneAlarm(EventFeed feed, ChannelAccounts accounts, DeliveryStore store, LaneOutbox outbox, Scheduler scheduler) {
        this.feed = feed;
        this.accounts = accounts;
        this.store = store;
        this.outbox = outbox;
        this.scheduler = scheduler;
    }

    @Override
    public synchronized void start() {
        subscription = feed.subscribe(this::hear);
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) subscription.close();
        subscription = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return subscription != null;
    }

    private void hear(List<LoggedEvent> events) {
        events.stream()
                .filter(event -> event.kind() == EventKind.CHANNEL_CHANGED && event.details() != null)
                .map(event -> UUID.fromString(String.valueOf(event.details())))
                .distinct()
                .filter(id -> accounts.account(id)
                        .filter(account -> account.state() == ChannelAccount.State.ACTIVE)
                        .isPresent())
                .forEach(id -> {
                    store.waitingLanes(id).forEach(outbox::awaken);
                    scheduler.triggerCheckForDueExecutions();
                });
    }
}

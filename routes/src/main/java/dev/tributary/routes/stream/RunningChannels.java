package dev.tributary.routes.stream;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.intake.Intake;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.ChannelType;
import dev.tributary.engine.spi.InboundFile;
import dev.tributary.engine.spi.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the built-in channels: keeps the routes of every account as its row says. All changes happen on one thread; when
 * an account is told to have changed, what runs is compared with what stands in the database, so that a told change may
 * come late, twice or not at all. An account whose routes cannot be started shows as failed and is tried again.
 */
@Component
final class RunningChannels implements ChannelHost, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RunningChannels.class);
    private static final int TRY_AGAIN_SECONDS = 30;

    private final ChannelAccounts accounts;
    private final EventFeed feed;
    private final List<BuiltInChannel> channels;
    private final Map<String, BuiltInChannel> byKey;
    private final ChannelRoutes routes;
    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();

    private @Nullable ScheduledExecutorService thread;
    private EventFeed.@Nullable Subscription subscription;

    RunningChannels(
            ChannelAccounts accounts,
            EventFeed feed,
            Intake intake,
            Doors doors,
            EventReader reader,
            List<BuiltInChannel> channels) {
        this.accounts = accounts;
        this.feed = feed;
        this.channels = List.copyOf(channels);
        this.byKey = channels.stream().collect(Collectors.toMap(BuiltInChannel::channel, Function.identity()));
        this.routes = new ChannelRoutes(intake, doors, reader);
    }

    @Override
    public List<ChannelType> types() {
        return List.copyOf(channels);
    }

    @Override
    public Running running(UUID accountId) {
        Entry entry = entries.get(accountId);
        return entry == null ? Running.STOPPED : entry.running();
    }

    @Override
    public void pollNow(UUID accountId) {
        Entry entry = entries.get(accountId);
        if (entry != null) entry.channel().pollNow(accountId);
    }

    @Override
    public Optional<InboundFile> fetch(UUID accountId, String address) {
        Entry entry = entries.get(accountId);
        if (entry == null || entry.setup() == null) return Optional.empty();
        try {
            return entry.channel().fetch(entry.setup().key(), address);
        } catch (RuntimeException e) {
            LOG.warn("a file of channel account {} could not be fetched", accountId, e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> control(UUID accountId, String customer, boolean take) {
        Entry entry = entries.get(accountId);
        if (entry == null || entry.setup() == null) return trouble("channel.control.stopped");
        try {
            return entry.channel().control(entry.setup().key(), customer, take);
        } catch (RuntimeException e) {
            LOG.warn("who answers a customer of channel account {} could not be changed", accountId, e);
            return trouble("channel.control.failed");
        }
    }

    private static Optional<String> trouble(String textKey) {
        return Optional.of(new Trouble(textKey, List.of()).kept());
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("channels").daemon().factory());
        thread = fresh;
        routes.start();
        for (BuiltInChannel channel : channels) routes.add(channel.routes());
        subscription = feed.subscribe(this::told);
        reconcile();
        var unused =
                fresh.scheduleWithFixedDelay(this::reconcile, TRY_AGAIN_SECONDS, TRY_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) subscription.close();
        if (thread != null) thread.shutdownNow();
        thread = null;
        routes.stop();
        entries.forEach((id, entry) -> entry.channel().stopped(id));
        entries.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** On the feed's thread: only passes on. */
    private void told(List<LoggedEvent> events) {
        if (events.stream().anyMatch(event -> event.kind() == EventKind.CHANNEL_CHANGED)) onOwnThread(this::reconcile);
        if (events.stream().anyMatch(event -> event.kind() == EventKind.REPLAY_ASKED)) onOwnThread(this::replay);
    }

    private void onOwnThread(Runnable task) {
        ScheduledExecutorService current = thread;
        try {
            if (current != null) current.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the channels are stopping");
        }
    }

    private synchronized void reconcile() {
        if (thread == null) return;
        try {
            Map<UUID, ChannelAccount> wanted = new HashMap<>();
            for (ChannelAccount account : accounts.all()) {
                if (account.state() != ChannelAccount.State.PAUSED) wanted.put(account.id(), account);
            }
            for (UUID id : List.copyOf(entries.keySet())) {
                Entry entry = Objects.requireNonNull(entries.get(id));
                ChannelAccount account = wanted.get(id);
                if (account == null || entry.outdated(account)) stop(id, entry);
            }
            wanted.values().stream().filter(a -> !entries.containsKey(a.id())).forEach(this::start);
        } catch (RuntimeException e) {
            LOG.warn("the channels could not be compared with their accounts; this is tried again", e);
        }
    }

    private void start(ChannelAccount account) {
        BuiltInChannel channel = byKey.get(account.key().channel());
        if (channel == null) return;
        UUID id = account.id();
        try {
            AccountSetup setup = new AccountSetup(id, account.key(), account.name(), accounts.settings(id));
            List<String> started = routes.add(channel.routes(setup));
            entries.put(id, new Entry(channel, account.revision(), setup, started, Running.STARTED));
            channel.replay(setup);
        } catch (RuntimeException e) {
            LOG.warn("the routes of channel account {} could not be started", id, e);
            entries.put(id, new Entry(channel, account.revision(), null, List.of(), Running.FAILED));
            accounts.reportError(id, String.valueOf(e.getMessage()));
        }
    }

    private void stop(UUID id, Entry entry) {
        routes.remove(entry.routeIds());
        entries.remove(id);
        entry.channel().stopped(id);
    }

    private void replay() {
        for (Entry entry : entries.values()) {
            try {
                if (entry.setup() != null) entry.channel().replay(entry.setup());
            } catch (RuntimeException e) {
                LOG.warn("a replay from quarantine did not work", e);
            }
        }
    }

    private record Entry(
            BuiltInChannel channel,
            long revision,
            @Nullable AccountSetup setup,
            List<String> routeIds,
            Running running) {
        boolean outdated(ChannelAccount account) {
            return running == Running.FAILED || revision != account.revision();
        }
    }
}

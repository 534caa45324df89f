package dev.tributary.engine.deed;

import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.deed.DeedStore.State;
import dev.tributary.engine.deed.DeedStore.Waiting;
import dev.tributary.engine.errand.Errand;
import dev.tributary.engine.spi.Deeds;
import dev.tributary.engine.spi.Deeds.Deed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a plugin do something, again and again with growing pauses; when it is given up, the conversation says so. At most
 * two threads of the scheduler wait for the same word: a plugin that hangs holds up nothing else.
 */
@Component
final class Performing implements Errand, DisposableBean {
    /** How long to wait after each try in vain; after the last it is given up. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int AT_ONCE = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Performing.class);

    private final DeedStore store;
    private final DeedRequests requests;
    private final ConversationLedger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("deed-", 0).factory());

    Performing(
            DeedStore store,
            DeedRequests requests,
            ConversationLedger ledger,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.requests = requests;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> run(UUID id) {
        Waiting waiting = store.waiting(id).orElse(null);
        if (waiting == null) return Optional.empty();
        Deed deed = waiting.deed();
        Semaphore turn = turns.computeIfAbsent(deed.word(), word -> new Semaphore(AT_ONCE));
        if (!turn.tryAcquire()) return Optional.of(clock.instant().plus(TURN));
        String failure;
        try {
            failure = failure(deed);
        } finally {
            turn.release();
        }
        Instant now = clock.instant();
        int tries = waiting.tries() + 1;
        if (failure == null) {
            store.tried(id, tries, State.DONE, null, now);
            return Optional.empty();
        }
        if (tries <= PAUSES.size()) {
            store.tried(id, tries, State.WAITING, failure, now);
            return Optional.of(now.plus(PAUSES.get(tries - 1)));
        }
        giveUp(deed, tries, failure);
        return Optional.empty();
    }

    /** What a plugin says of its failure may hold anything, so only its kind is kept; the log has the rest. */
    private @Nullable String failure(Deed deed) {
        Deeds plugin = requests.plugin(deed.word()).orElse(null);
        if (plugin == null) return "no plugin";
        Future<?> performed = threads.submit(() -> {
            plugin.perform(deed);
            return null;
        });
        try {
            performed.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
            return null;
        } catch (TimeoutException e) {
            return "not done in time";
        } catch (ExecutionException e) {
            LOG.warn("{} of rule {} failed", deed.word(), deed.rule(), e.getCause());
            return e.getCause() == null ? "failed" : e.getCause().getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            performed.cancel(true);
        }
    }

    private void giveUp(Deed deed, int tries, String failure) {
        transactions.executeWithoutResult(status -> {
            Instant now = clock.instant();
            ledger.lock(deed.conversationId()).ifPresent(conversation -> {
                conversation.append(
                        new ThreadEntry.Happened(
                                Writer.rule(deed.rule()),
                                "event.deed_failed.rule",
                                Map.of("rule", deed.rule(), "word", deed.word(), "reason", failure)),
                        now);
                ledger.write(conversation);
            });
            store.tried(deed.id(), tries, State.DEAD, failure, now);
        });
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

package dev.tributary.engine.deed;

import dev.tributary.engine.conversation.ConversationLedger;
import dev.tributary.engine.conversation.ThreadEntry;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.deed.DeedStore.State;
import dev.tributary.engine.deed.DeedStore.Waiting;
import dev.tributary.engine.errand.Errand;
import dev.tributary.engine.errand.Turns;
import dev.tributary.engine.spi.Deeds;
import dev.tributary.engine.spi.Deeds.Deed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a plugin do something, again and again with growing pauses; when it is given up, the conversation says so.
 * {@link Turns} see to it that a plugin that hangs holds up nothing else.
 */
@Component
final class Performing implements Errand, DisposableBean {
    /** How long to wait after each try in vain; after the last it is given up. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Performing.class);

    private final DeedStore store;
    private final DeedRequests requests;
    private final ConversationLedger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Turns turns;
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
        this.turns = new Turns(clock, PAUSES);
    }

    @Override
    public Optional<Instant> run(UUID id) {
        Waiting waiting = store.waiting(id).orElse(null);
        if (waiting == null) return Optional.empty();
        Deed deed = waiting.deed();
        return turns.take(deed.word(), () -> failure(deed))
                .map(failure -> settled(deed, waiting.tries() + 1, failure.orElse(null)))
                .orElseGet(() -> Optional.of(turns.soon()));
    }

    private Optional<Instant> settled(Deed deed, int tries, @Nullable String failure) {
        if (failure == null) {
            store.tried(deed.id(), tries, State.DONE, null, clock.instant());
            return Optional.empty();
        }
        Optional<Instant> again = turns.again(tries);
        if (again.isPresent()) store.tried(deed.id(), tries, State.WAITING, failure, clock.instant());
        else giveUp(deed, tries, failure);
        return again;
    }

    /** What a plugin says of its failure may hold anything, so only its kind is kept; the log has the rest. */
    private Optional<String> failure(Deed deed) {
        Deeds plugin = requests.plugin(deed.word()).orElse(null);
        if (plugin == null) return Optional.of("no plugin");
        Future<?> performed = threads.submit(() -> {
            plugin.perform(deed);
            return null;
        });
        try {
            performed.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.of("not done in time");
        } catch (ExecutionException e) {
            LOG.warn("{} of rule {} failed", deed.word(), deed.rule(), e.getCause());
            return Optional.of(
                    e.getCause() == null ? "failed" : e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
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

package dev.tributary.engine.intake;

import dev.tributary.engine.intake.GroupCommit.Outcome;
import dev.tributary.engine.spi.ChannelEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes events in: callers that come at the same time share a transaction. When a shared one fails, each caller's events
 * are tried by themselves, so that one bad message harms nobody else; a lost race is tried again.
 */
@Component
final class TransactionalIntake implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalIntake.class);
    private static final int LARGEST_BATCH = 64;
    private static final int TRIES = 5;

    private final Reception reception;
    private final IntakeStore store;
    private final TransactionTemplate transactions;
    private final GroupCommit<List<ChannelEvent>, List<IntakeResult>> commits;

    TransactionalIntake(Reception reception, IntakeStore store, PlatformTransactionManager manager) {
        this.reception = reception;
        this.store = store;
        this.transactions = new TransactionTemplate(manager);
        // a batch carries events of other callers: it must never be part of the caller's own transaction
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.commits = new GroupCommit<>(this::commit, List::size, LARGEST_BATCH);
    }

    @Override
    public IntakeResult accept(ChannelEvent event) {
        return commits.submit(List.of(event)).getFirst();
    }

    @Override
    public List<IntakeResult> acceptAll(List<? extends ChannelEvent> events) {
        return events.isEmpty() ? List.of() : commits.submit(List.copyOf(events));
    }

    private List<Outcome<List<IntakeResult>>> commit(List<List<ChannelEvent>> callers) {
        if (callers.size() > 1) {
            try {
                List<IntakeResult> results =
                        inOneTransaction(callers.stream().flatMap(List::stream).toList());
                return split(results, callers);
            } catch (RuntimeException e) {
                LOG.debug("a batch of {} failed and is repeated one by one", callers.size(), e);
            }
        }
        List<Outcome<List<IntakeResult>>> outcomes = new ArrayList<>();
        for (List<ChannelEvent> events : callers) outcomes.add(alone(events));
        return outcomes;
    }

    private static List<Outcome<List<IntakeResult>>> split(
            List<IntakeResult> results, List<List<ChannelEvent>> callers) {
        List<Outcome<List<IntakeResult>>> outcomes = new ArrayList<>();
        int from = 0;
        for (List<ChannelEvent> events : callers) {
            outcomes.add(Outcome.of(List.copyOf(results.subList(from, from + events.size()))));
            from += events.size();
        }
        return outcomes;
    }

    private Outcome<List<IntakeResult>> alone(List<ChannelEvent> events) {
        RuntimeException failure;
        try {
            return Outcome.of(patiently(events));
        } catch (RuntimeException e) {
            failure = e;
        }
        if (events.size() == 1) return Outcome.failed(failure);
        List<IntakeResult> results = new ArrayList<>();
        RuntimeException first = null;
        for (ChannelEvent event : events) {
            try {
                results.addAll(patiently(List.of(event)));
            } catch (RuntimeException e) {
                if (first == null) first = e;
            }
        }
        return first == null ? Outcome.of(results) : Outcome.failed(first);
    }

    private List<IntakeResult> patiently(List<ChannelEvent> events) {
        for (int tries = 1; ; tries++) {
            try {
                return inOneTransaction(events);
            } catch (RuntimeException e) {
                if (tries == TRIES || !store.worthRepeating(e)) throw e;
            }
        }
    }

    private List<IntakeResult> inOneTransaction(List<ChannelEvent> events) {
        return Objects.requireNonNull(transactions.execute(status -> reception.receive(events)));
    }
}

package dev.tributary.engine.lookup;

import dev.tributary.engine.decision.CompiledRules.Lookup;
import dev.tributary.engine.spi.Lookups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks outside, everything at once and not longer than {@link #LIMIT}. Who let us wait in vain is left in peace for a while,
 * so that it cannot hold up what else the scheduler has to do. Thread-safe.
 */
@Component
final class Asking implements DisposableBean {
    static final Duration LIMIT = Duration.ofSeconds(2);
    static final Duration PEACE = Duration.ofSeconds(4);

    private static final int MOST_FIELDS = 30;
    private static final int LONGEST_FIELD = 60;
    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_ANSWER = 4_000;
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final ObjectProvider<Lookups> sources;
    private final Clock clock;
    private final AnswerCache cache;
    private final Map<String, Instant> inPeaceUntil = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("look-up-", 0).factory());

    Asking(ObjectProvider<Lookups> sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
        this.cache = new AnswerCache(clock);
    }

    /** The answers that came; what is missing was not answered. */
    Map<Lookup, Map<String, String>> ask(Collection<Lookup> lookups) {
        Map<Lookup, Map<String, String>> answers = new LinkedHashMap<>();
        Map<Lookup, Future<Map<String, String>>> asked = new LinkedHashMap<>();
        for (Lookup lookup : lookups) {
            Map<String, String> known = cache.get(lookup);
            if (known != null) answers.put(lookup, known);
            else
                source(lookup)
                        .ifPresent(source ->
                                asked.put(lookup, threads.submit(() -> kept(source.ask(lookup.name(), lookup.key())))));
        }
        long end = System.nanoTime() + LIMIT.toNanos();
        asked.forEach((lookup, future) -> {
            Map<String, String> answer = wait(lookup, future, end - System.nanoTime());
            if (answer == null) return;
            cache.put(lookup, answer);
            answers.put(lookup, answer);
        });
        return answers;
    }

    private Optional<Lookups> source(Lookup lookup) {
        Instant until = inPeaceUntil.get(lookup.name());
        if (until != null && clock.instant().isBefore(until)) return Optional.empty();
        Optional<Lookups> source =
                sources.orderedStream().filter(one -> one.knows(lookup.name())).findFirst();
        if (source.isEmpty()) LOG.warn("nobody answers look-ups of {}", lookup.name());
        return source;
    }

    private @Nullable Map<String, String> wait(Lookup lookup, Future<Map<String, String>> asked, long nanos) {
        try {
            return asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("the look-up {} did not answer within {}", lookup.name(), LIMIT);
            inPeaceUntil.put(lookup.name(), clock.instant().plus(PEACE));
        } catch (ExecutionException e) {
            LOG.warn("the look-up {} failed: {}", lookup.name(), String.valueOf(e.getCause()));
            LOG.debug("the look-up {} failed", lookup.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asked.cancel(true);
        }
        return null;
    }

    /** It is kept with the trace, so there is an end to it. */
    private static Map<String, String> kept(Map<String, String> answer) {
        Map<String, String> kept = new TreeMap<>();
        int length = 0;
        for (Map.Entry<String, String> field : new TreeMap<>(answer).entrySet()) {
            String value = cut(field.getValue());
            length += field.getKey().length() + value.length();
            if (kept.size() == MOST_FIELDS || length > LONGEST_ANSWER) break;
            if (field.getKey().length() <= LONGEST_FIELD) kept.put(field.getKey(), value);
        }
        return kept;
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST_VALUE) return value;
        return value.substring(
                0, Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

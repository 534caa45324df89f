package dev.tributary.engine.lookup;

import dev.tributary.engine.decision.CompiledRules.Lookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was answered lately, the least used forgotten first. Thread-safe; in memory only, for answers are not masked. */
final class AnswerCache {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST = 5_000;

    private final Clock clock;
    private final Map<Lookup, Answer> answers = new LinkedHashMap<>(64, 0.75f, true);

    AnswerCache(Clock clock) {
        this.clock = clock;
    }

    private record Answer(Map<String, String> values, Instant until) {}

    synchronized @Nullable Map<String, String> get(Lookup lookup) {
        Answer answer = answers.get(lookup);
        if (answer == null) return null;
        if (clock.instant().isBefore(answer.until())) return answer.values();
        answers.remove(lookup);
        return null;
    }

    synchronized void put(Lookup lookup, Map<String, String> values) {
        answers.put(lookup, new Answer(values, clock.instant().plus(LIFE)));
        if (answers.size() > MOST) answers.remove(answers.keySet().iterator().next());
    }
}

package dev.tributary.engine.reaction;

import dev.tributary.engine.decision.CompiledRules;
import java.util.Set;
import java.util.stream.Collectors;

/** For which events some rule waits: what nobody waits for costs nothing. */
final class Awaited {
    private final Set<String> events;
    private final CompiledRules rules;

    Awaited(CompiledRules rules) {
        this.rules = rules;
        this.events =
                rules.triggers().stream().map(CompiledRules.Trigger::event).collect(Collectors.toUnmodifiableSet());
    }

    boolean of(CompiledRules asked) {
        return asked == rules;
    }

    boolean contains(String event) {
        return events.contains(event);
    }
}

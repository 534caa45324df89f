package dev.tributary.rules.vocabulary;

import dev.tributary.engine.decision.House;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts that can only be one of a few: some are the language's own, some are names of the house. */
public enum ValueSet {
    CHANNEL,
    GROUP,
    AGENT,
    WEBHOOK,
    PRIORITY,
    STATUS,
    /** Who wrote a message. */
    AUTHOR,
    /** Who did something. */
    DOER,
    WEEKDAY;

    /** What is possible; empty when nobody can say, since there is no house to ask. */
    public @Nullable Set<String> values(@Nullable House house) {
        return switch (this) {
            case PRIORITY -> Set.of("low", "normal", "high", "urgent");
            case STATUS -> Set.of("open", "snoozed", "resolved");
            case AUTHOR -> Set.of("customer", "agent", "rule");
            case DOER -> Set.of("customer", "agent", "rule", "house");
            case WEEKDAY -> Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
            case CHANNEL -> house == null ? null : house.channels();
            case GROUP -> house == null ? null : house.groups();
            case AGENT -> house == null ? null : house.agents();
            case WEBHOOK -> house == null ? null : house.webhooks();
        };
    }

    /** Whether the house decides what is possible, so that it may change under a book. */
    public boolean ofHouse() {
        return this == CHANNEL || this == GROUP || this == AGENT || this == WEBHOOK;
    }

    /** The key of the sentence that says there is no such value. */
    public String unknownKey() {
        return "unknown." + name().toLowerCase(java.util.Locale.ROOT);
    }
}

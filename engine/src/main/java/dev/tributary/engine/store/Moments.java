package dev.tributary.engine.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as the databases keep them: UTC, whole microseconds. */
final class Moments {
    private Moments() {}

    /** As a column takes it. */
    static OffsetDateTime column(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** As a column takes it, or null. */
    static @Nullable OffsetDateTime columnOrNull(@Nullable Instant moment) {
        return moment == null ? null : column(moment);
    }

    /** As a column has it, or null. */
    static @Nullable Instant instantOrNull(@Nullable OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}

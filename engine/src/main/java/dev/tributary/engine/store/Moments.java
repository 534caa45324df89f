package dev.tributary.engine.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments as the columns hold them and as the rest of the house speaks of them. */
final class Moments {
    private Moments() {}

    static OffsetDateTime stored(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime storedOrNull(@Nullable Instant moment) {
        return moment == null ? null : stored(moment);
    }

    static Instant read(OffsetDateTime stored) {
        return stored.toInstant();
    }

    static @Nullable Instant readOrNull(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}

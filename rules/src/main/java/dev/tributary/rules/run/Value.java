package dev.tributary.rules.run;

import dev.tributary.rules.vocabulary.Facts;
import org.jspecify.annotations.Nullable;

/** A compiled expression; absent is null. */
@FunctionalInterface
interface Value {
    @Nullable
    Object of(Facts facts);
}

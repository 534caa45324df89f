package dev.tributary.rules.tree;

import dev.tributary.rules.vocabulary.Facts;
import org.jspecify.annotations.Nullable;

/**
 * A look-up that a rule asks for.
 *
 * @param lookup its name
 * @param key about what: a field of the snapshot or a text
 */
public record LookupNeed(String lookup, Expression key) {
    /** What it is about in this snapshot; null when that is absent, and then there is nothing to look up. */
    public @Nullable String keyIn(Facts facts) {
        return switch (key) {
            case Expression.Read read when read.field().reader().apply(facts) instanceof String text -> text;
            case Expression.Literal literal when literal.value() instanceof String text -> text;
            default -> null;
        };
    }
}

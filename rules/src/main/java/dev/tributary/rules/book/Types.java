package dev.tributary.rules.book;

import dev.tributary.rules.tree.Expression;
import dev.tributary.rules.vocabulary.Type;
import org.jspecify.annotations.Nullable;

/** What two values have in common. */
final class Types {
    private Types() {}

    /** The type that both are; nothing ({@code null}) goes with any. */
    static @Nullable Type common(Expression left, Expression right) {
        if (left.type() == right.type() || right.type() == Type.NOTHING) {
            return left.type();
        }
        return left.type() == Type.NOTHING ? right.type() : null;
    }
}

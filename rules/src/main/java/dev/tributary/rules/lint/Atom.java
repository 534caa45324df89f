package dev.tributary.rules.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something simple that a condition says, or, where {@code holds} is false, the opposite of it. */
sealed interface Atom {
    /** Whether it is said, or its opposite. */
    boolean holds();

    /** A field has one of these values; an absent one has none. */
    record OneOf(String path, Set<Object> values, boolean holds) implements Atom {
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /** A field lies between two values; null is no limit. Only ever said, never denied. */
    record Bound(String path, @Nullable Limit low, @Nullable Limit high) implements Atom {
        @Override
        public boolean holds() {
            return true;
        }
    }

    /** A list has this item. */
    record Has(String path, Object item, boolean holds) implements Atom {}

    /** A field is there at all. */
    record Given(String path, boolean holds) implements Atom {}

    /** A field is true, by Groovy's idea of truth. */
    record Truth(String path, boolean holds) implements Atom {}

    /** Anything else, by its shape: two of the same shape say the same. */
    record Other(String shape, boolean holds) implements Atom {}

    /** Nothing at all ({@code true}), or what never is. */
    record Constant(boolean holds) implements Atom {}

    /**
     * An end of a stretch.
     *
     * @param value where it is
     * @param with whether it belongs to it
     */
    record Limit(Object value, boolean with) {}

    /** The field it is about, or null when it is about none or several. */
    default @Nullable String field() {
        return switch (this) {
            case OneOf oneOf -> oneOf.path();
            case Bound bound -> bound.path();
            case Has has -> has.path();
            case Given given -> given.path();
            case Truth truth -> truth.path();
            case Other other -> null;
            case Constant constant -> null;
        };
    }
}

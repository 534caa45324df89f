package dev.tributary.engine.spi;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A field of a channel's settings form. Labels and help are looked up under {@code channel.<channel>.<name>} and
 * {@code channel.<channel>.<name>.help} in the house's texts.
 *
 * @param name the field's name in {@link ChannelSettings}
 * @param kind how it is entered and kept
 * @param required whether it must be filled
 * @param initial its value in an empty form
 * @param choices the values of a {@link Kind#CHOICE}
 * @param only where it is asked for at all, or null for everywhere
 */
public record ChannelField(
        String name,
        Kind kind,
        boolean required,
        String initial,
        List<String> choices,
        @Nullable Only only) {
    public ChannelField {
        choices = List.copyOf(choices);
    }

    /** One that is always asked for. */
    public ChannelField(String name, Kind kind, boolean required, String initial, List<String> choices) {
        this(name, kind, required, initial, choices, null);
    }

    /** The same, asked for only where a field before it has one of these values. */
    public ChannelField onlyWith(String other, String... values) {
        return new ChannelField(name, kind, required, initial, choices, new Only(other, Set.of(values)));
    }

    /**
     * Whether it is asked for; what is not asked for is not kept.
     *
     * @param valueOf the value of another field, by its name
     */
    public boolean asked(UnaryOperator<String> valueOf) {
        return only == null || only.values().contains(valueOf.apply(only.field()));
    }

    /**
     * Where a field is asked for.
     *
     * @param field the name of another one, before it, that is always asked for
     * @param values which values of that one
     */
    public record Only(String field, Set<String> values) {
        public Only {
            values = Set.copyOf(values);
        }
    }

    /** How a field is entered and kept. */
    public enum Kind {
        TEXT,
        NUMBER,
        CHOICE,
        SWITCH,
        /** Several lines, one value a line. */
        LINES,
        /** Never shown after saving; encrypted at rest. */
        SECRET
    }
}

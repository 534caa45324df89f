package dev.tributary.engine.spi;

import java.util.List;

/**
 * A field of a channel's settings form. Labels and help are looked up under {@code channel.<channel>.<name>} and
 * {@code channel.<channel>.<name>.help} in the house's texts.
 *
 * @param name the field's name in {@link ChannelSettings}
 * @param kind how it is entered and kept
 * @param required whether it must be filled
 * @param initial its value in an empty form
 * @param choices the values of a {@link Kind#CHOICE}
 */
public record ChannelField(String name, Kind kind, boolean required, String initial, List<String> choices) {
    public ChannelField {
        choices = List.copyOf(choices);
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

package dev.tributary.rules.vocabulary;

/** What a value can be. */
public enum Type {
    TEXT,
    NUMBER,
    FLAG,
    /** A stretch of time, such as {@code 30.days}. */
    DURATION,
    /** A point in time. */
    MOMENT,
    /** A list of texts. */
    TEXTS,
    /** A list of numbers. */
    NUMBERS,
    /** Nothing: what {@code null} is. */
    NOTHING;

    /** The key of its name in sentences. */
    public String key() {
        return "type." + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether one can be smaller than another. */
    public boolean ordered() {
        return this == NUMBER || this == TEXT || this == DURATION || this == MOMENT;
    }

    /** What stands in such a list, or nothing. */
    public Type item() {
        return this == TEXTS ? TEXT : this == NUMBERS ? NUMBER : NOTHING;
    }
}

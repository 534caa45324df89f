package dev.tributary.engine.spi;

import java.util.Map;

/**
 * The settings of one channel account. Has no {@code toString} that would show a secret.
 *
 * @param values plain fields
 * @param secrets secret fields in clear; only ever in memory
 */
public record ChannelSettings(Map<String, String> values, Map<String, String> secrets) {
    public ChannelSettings {
        values = Map.copyOf(values);
        secrets = Map.copyOf(secrets);
    }

    /** The plain field of this name, or the empty string. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The plain number of this name, or {@code otherwise} when it is missing or no number. */
    public int number(String name, int otherwise) {
        try {
            return Integer.parseInt(value(name).strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The secret field of this name, or the empty string. */
    public String secret(String name) {
        return secrets.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "ChannelSettings" + values.keySet() + secrets.keySet();
    }
}

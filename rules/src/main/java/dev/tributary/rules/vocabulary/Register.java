package dev.tributary.rules.vocabulary;

import java.util.Map;

/**
 * Something that answers questions about a key, as {@code lookup('crm', contact.email)} does.
 *
 * @param name its name
 * @param fields what its answers hold, by word
 */
public record Register(String name, Map<String, Type> fields) {
    public Register {
        fields = Map.copyOf(fields);
    }
}

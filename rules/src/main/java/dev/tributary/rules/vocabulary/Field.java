package dev.tributary.rules.vocabulary;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule can ask.
 *
 * @param path how it is written, for example {@code conversation.tags}
 * @param type what it is
 * @param values what it can be, or null when it can be anything
 * @param topic on which events it can be asked
 * @param reader how it is read; absent is null
 */
public record Field(
        String path, Type type, @Nullable ValueSet values, Topic topic, Function<Facts, @Nullable Object> reader) {
    /** The key of its help; plugins bring their own. */
    public String helpKey() {
        return "help.field." + path;
    }
}

package dev.tributary.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something found in a book's text, not yet in anybody's language.
 *
 * @param span where
 * @param error whether the book cannot be used with it
 * @param aboutName whether it only says that the house has no such channel, group, agent, webhook or look-up
 * @param key the sentence's key
 * @param arguments what stands in the sentence
 * @param suggestion what was probably meant, or null
 */
public record Finding(
        Span span,
        boolean error,
        boolean aboutName,
        String key,
        List<String> arguments,
        @Nullable String suggestion) {
    public Finding {
        arguments = List.copyOf(arguments);
    }

    /** An error without a suggestion. */
    public static Finding error(Span span, String key, String... arguments) {
        return new Finding(span, true, false, key, List.of(arguments), null);
    }

    /** An error that knows what was meant. */
    public static Finding error(Span span, @Nullable String suggestion, String key, List<String> arguments) {
        return new Finding(span, true, false, key, arguments, suggestion);
    }

    /** A warning: the book can be used, but hardly as its author means it. */
    public static Finding warning(Span span, String key, String... arguments) {
        return new Finding(span, false, false, key, List.of(arguments), null);
    }
}

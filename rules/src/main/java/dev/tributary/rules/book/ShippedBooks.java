package dev.tributary.rules.book;

import dev.tributary.engine.decision.BookText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The books that ship with the house. */
final class ShippedBooks {
    /**
     * In the order in which they decide: whether a conversation goes on or starts afresh comes before where it goes, and who
     * is told of it after both.
     */
    private static final List<String> NAMES =
            List.of("reopening", "routing", "notifications", "automation", "masking", "examples");

    private ShippedBooks() {}

    static List<BookText> all() {
        return NAMES.stream().map(ShippedBooks::book).toList();
    }

    private static BookText book(String name) {
        String file = name + ".groovy";
        try (InputStream text = ShippedBooks.class.getResourceAsStream(file)) {
            return new BookText(
                    name, new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

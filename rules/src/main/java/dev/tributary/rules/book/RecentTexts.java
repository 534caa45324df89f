package dev.tributary.rules.book;

import dev.tributary.engine.decision.BookText;
import dev.tributary.engine.decision.House;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sound texts that were checked lately: who writes in one book has all of them checked at every pause, and the others
 * are what they were. What was not sound is checked again, since it may have been the reader that was busy. Thread-safe.
 */
final class RecentTexts {
    private static final int MOST = 64;

    private final LinkedHashMap<Key, CheckedText> kept = new LinkedHashMap<>(2 * MOST, 0.75f, true);

    private record Key(BookText text, @Nullable House house) {}

    /** What is known of a text in a house, or else what this finds out. */
    CheckedText of(BookText text, @Nullable House house, Supplier<CheckedText> check) {
        Key key = new Key(text, house);
        synchronized (kept) {
            CheckedText known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        CheckedText fresh = check.get();
        if (fresh.sound()) {
            synchronized (kept) {
                kept.put(key, fresh);
                if (kept.size() > MOST) {
                    kept.pollFirstEntry();
                }
            }
        }
        return fresh;
    }
}

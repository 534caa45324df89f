package dev.tributary.rules.book;

import dev.tributary.rules.syntax.BookReader;
import dev.tributary.rules.syntax.Reading;
import java.util.LinkedHashMap;

/**
 * Reads texts, and knows those that were read lately: who writes in one book has all of them checked at every pause, the
 * others are what they were, and what was checked is outlined and compiled next. What was refused is read again, since it
 * may have been the reader that was busy. Thread-safe.
 */
final class RecentReadings {
    private static final int MOST = 64;

    private final BookReader reader;
    private final LinkedHashMap<String, Reading> kept = new LinkedHashMap<>(2 * MOST, 0.75f, true);

    RecentReadings(BookReader reader) {
        this.reader = reader;
    }

    Reading of(String text) {
        synchronized (kept) {
            Reading known = kept.get(text);
            if (known != null) {
                return known;
            }
        }
        Reading fresh = reader.read(text);
        if (fresh.findings().isEmpty()) {
            synchronized (kept) {
                kept.put(text, fresh);
                if (kept.size() > MOST) {
                    kept.pollFirstEntry();
                }
            }
        }
        return fresh;
    }
}

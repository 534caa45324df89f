package dev.tributary.rules.pattern;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one character may be. Anything but a plain character is asked of RE2/J itself, so both always agree. */
sealed interface Letter {
    /** Whether it may be this one. */
    boolean is(int codePoint);

    /** This character. */
    record Plain(int letter) implements Letter {
        @Override
        public boolean is(int codePoint) {
            return codePoint == letter;
        }
    }

    /** Any character. */
    record Any(boolean alsoLineEnds) implements Letter {
        @Override
        public boolean is(int codePoint) {
            return alsoLineEnds || codePoint != '\n';
        }
    }

    /** Whatever a small pattern matches. */
    final class Asked implements Letter {
        /** The same few stand in most patterns. What goes beyond this number is not shared. */
        private static final int SHARED = 1_000;

        private static final Map<String, Asked> KNOWN = new ConcurrentHashMap<>();

        private final Pattern pattern;

        private Asked(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        static Asked of(String pattern) {
            Asked known = KNOWN.get(pattern);
            if (known == null) {
                known = new Asked(pattern);
                if (KNOWN.size() < SHARED) {
                    KNOWN.put(pattern, known);
                }
            }
            return known;
        }

        @Override
        public boolean is(int codePoint) {
            return pattern.matches(Character.toString(codePoint));
        }
    }
}

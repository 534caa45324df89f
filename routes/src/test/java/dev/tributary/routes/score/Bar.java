package dev.tributary.routes.score;

import java.util.Locale;

/**
 * What a number has to reach. Bars are shares, so that they fit sets of other sizes.
 *
 * @param share of all cases, from 0 to 1
 * @param kind which side of it is good
 */
public record Bar(double share, Kind kind) {
    /** Which side of the share is good. */
    public enum Kind {
        AT_LEAST,
        AT_MOST,
        NONE
    }

    static Bar atLeast(int cases, int of) {
        return new Bar((double) cases / of, Kind.AT_LEAST);
    }

    /** No more than this share. */
    public static Bar atMost(double share) {
        return new Bar(share, Kind.AT_MOST);
    }

    static final Bar ALL = atLeast(1, 1);
    /** Told, not judged. */
    static final Bar NONE = new Bar(0, Kind.NONE);

    boolean reached(int got, int of) {
        return switch (kind) {
            case AT_LEAST -> got >= limit(of);
            case AT_MOST -> got <= limit(of);
            case NONE -> true;
        };
    }

    /** As {@code >= 56}, {@code <= 0} or {@code -}. */
    String text(int of) {
        return switch (kind) {
            case AT_LEAST -> String.format(Locale.ROOT, ">= %d", limit(of));
            case AT_MOST -> String.format(Locale.ROOT, "<= %d", limit(of));
            case NONE -> "-";
        };
    }

    private int limit(int of) {
        // a hair off, so that 56 of 63 is 56 and not 57 after rounding
        return (int) (kind == Kind.AT_MOST ? Math.floor(share * of + 1e-9) : Math.ceil(share * of - 1e-9));
    }
}

package dev.tributary.rules.book;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant. */
final class Closest {
    private static final int LONGEST = 64;

    private Closest() {}

    /** The word nearest to what was written, if it is near enough; of equals the first by alphabet. */
    static @Nullable String to(String written, Collection<String> words) {
        String sought = written.toLowerCase(Locale.ROOT);
        if (sought.length() > LONGEST) {
            return null;
        }
        String best = null;
        int bestDistance = Math.max(1, sought.length() / 3) + 1;
        for (String word : new TreeSet<>(words)) {
            if (word.length() <= LONGEST) {
                int distance = distance(sought, word.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    best = word;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String from, String to) {
        int[][] costs = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                costs[i][j] = i == 0 ? j : j == 0 ? i : cheapest(costs, from, to, i, j);
            }
        }
        return costs[from.length()][to.length()];
    }

    private static int cheapest(int[][] costs, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int cost = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
        cost = Math.min(cost, costs[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}

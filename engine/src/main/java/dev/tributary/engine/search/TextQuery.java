package dev.tributary.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is typed into the search field, as words: a message is found that has them all. The last part of a word may be left
 * open with a star ({@code parc*}).
 *
 * @param words what must be found
 */
public record TextQuery(List<Wanted> words) {
    private static final int MANY = 12;
    private static final int SHORTEST_BEGINNING = 2;

    public TextQuery {
        words = List.copyOf(words);
    }

    /**
     * A word that must be found.
     *
     * @param forms any of these
     * @param beginning whether the first form is only the word's beginning
     */
    public record Wanted(Set<String> forms, boolean beginning) {
        public Wanted {
            forms = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(forms));
        }

        boolean in(Set<String> found) {
            String first = forms.iterator().next();
            for (String form : found) if (forms.contains(form) || beginning && form.startsWith(first)) return true;
            return false;
        }
    }

    /** The words of what was typed; no more than a dozen of them. */
    static TextQuery of(String typed, Words analysis) {
        List<Wanted> wanted = new ArrayList<>();
        for (Words.Word word : analysis.of(typed)) {
            if (wanted.size() == MANY) break;
            boolean open = word.end() < typed.length()
                    && typed.charAt(word.end()) == '*'
                    && word.end() - word.start() >= SHORTEST_BEGINNING;
            wanted.add(new Wanted(word.forms(), open));
        }
        return new TextQuery(wanted);
    }
}

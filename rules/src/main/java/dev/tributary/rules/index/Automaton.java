package dev.tributary.rules.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all of many words in one pass over a text, by Aho and Corasick. States are numbered level by level, so that the
 * children of a state stand side by side and any first part of the states can have full rows: those, which a text visits
 * most, are answered by one look into a table, the rest by a look at their few children. Immutable.
 */
final class Automaton {
    /** How many numbers the table of full rows may hold; it should stay in a processor's second cache. */
    private static final int TABLE = 1 << 16;

    private static final int UNSETTLED = 0x20000;
    private static final int ODD = 0x10000;
    private static final int LETTER = 0xFFFF;

    /** By the upper half of a character, then by its lower half: its letter's number and what is special about it. */
    private final int[][] pages;

    private final int letters;
    /** The full rows, one after the other. */
    private final int[] rows;

    private final int fullStates;
    /** The first child of each state, and after the last state the number of states. */
    private final int[] children;
    /** By which letter a state is reached from its parent. */
    private final char[] letter;
    /** The longest other state that ends alike. */
    private final int[] shorter;
    /** The state itself if a word ends there, else the longest shorter one where one does, else 0. */
    private final int[] ending;
    /** The word that ends at a state. */
    private final int[] word;

    /** What a text is like, besides the words in it. */
    enum Text {
        /** Every comparison agrees with the index. */
        PLAIN,
        /** Some comparison may be stricter than the index. */
        ODD,
        /** What is in it is known only once it was also looked through folded. */
        UNSETTLED
    }

    /** The words, made of {@link Letters}, none empty, with what each is called. */
    Automaton(Map<String, Integer> words) {
        Map<Character, Integer> alphabet = new HashMap<>();
        words.keySet()
                .forEach(text ->
                        text.chars().forEach(c -> alphabet.computeIfAbsent((char) c, fresh -> alphabet.size() + 1)));
        this.letters = alphabet.size() + 1;
        this.pages = pages(alphabet);
        Tree tree = new Tree(words, alphabet);
        int states = tree.size();
        this.children = tree.children;
        this.letter = tree.letter;
        this.word = tree.word;
        this.shorter = new int[states];
        this.ending = new int[states];
        this.fullStates = Math.max(1, Math.min(states, TABLE / letters));
        this.rows = new int[fullStates * letters];
        link();
    }

    /** The words as a tree, its nodes numbered level by level. */
    private static final class Tree {
        final int[] children;
        final char[] letter;
        final int[] word;

        private record Node(int from, int to, int depth) {}

        Tree(Map<String, Integer> words, Map<Character, Integer> alphabet) {
            List<Map.Entry<String, Integer>> sorted = new ArrayList<>(words.entrySet());
            sorted.sort(Map.Entry.comparingByKey());
            int most = 1
                    + sorted.stream().mapToInt(entry -> entry.getKey().length()).sum();
            int[] first = new int[most + 1];
            char[] by = new char[most];
            int[] ends = new int[most];
            Arrays.fill(ends, -1);
            ArrayDeque<Node> waiting = new ArrayDeque<>();
            waiting.add(new Node(0, sorted.size(), 0));
            int made = 1;
            for (int state = 0; !waiting.isEmpty(); state++) {
                Node node = waiting.remove();
                first[state] = made;
                int from = node.from();
                if (from < node.to() && sorted.get(from).getKey().length() == node.depth()) {
                    ends[state] = sorted.get(from).getValue();
                    from++;
                }
                while (from < node.to()) {
                    char c = sorted.get(from).getKey().charAt(node.depth());
                    int to = from;
                    while (to < node.to() && sorted.get(to).getKey().charAt(node.depth()) == c) {
                        to++;
                    }
                    by[made++] = (char) (int) alphabet.getOrDefault(c, 0);
                    waiting.add(new Node(from, to, node.depth() + 1));
                    from = to;
                }
            }
            first[made] = made;
            children = Arrays.copyOf(first, made + 1);
            letter = Arrays.copyOf(by, made);
            word = Arrays.copyOf(ends, made);
        }

        int size() {
            return word.length;
        }
    }

    private static int[][] pages(Map<Character, Integer> alphabet) {
        int[][] pages = Plain.PAGES.clone();
        alphabet.forEach((c, number) -> put(pages, c, number));
        for (char c : Letters.others()) {
            Integer number = alphabet.get(Letters.alike(c));
            if (number != null) {
                put(pages, c, number);
            }
        }
        return pages;
    }

    private static void put(int[][] pages, char c, int number) {
        int page = c >> 8;
        if (pages[page] == Plain.PAGES[page]) {
            pages[page] = pages[page].clone();
        }
        pages[page][c & 0xFF] |= number;
    }

    /** The pages of an automaton without words. */
    private static final class Plain {
        static final int[][] PAGES = new int[256][];

        static {
            int[] nothing = new int[256];
            for (int page = 0; page < 256; page++) {
                int[] marks = new int[256];
                for (int c = 0; c < 256; c++) {
                    char character = (char) (page << 8 | c);
                    marks[c] = (Letters.unsettled(character) ? UNSETTLED : 0) | (Letters.odd(character) ? ODD : 0);
                }
                PAGES[page] = Arrays.equals(marks, nothing) ? nothing : marks;
            }
        }
    }

    /** Level by level, so that what a state leans on is always ready. */
    private void link() {
        for (int state = 0; state < shorter.length; state++) {
            ending[state] = word[state] >= 0 ? state : ending[shorter[state]];
            if (state > 0 && state < fullStates) {
                System.arraycopy(rows, shorter[state] * letters, rows, state * letters, letters);
            }
            for (int child = children[state]; child < children[state + 1]; child++) {
                shorter[child] = state == 0 ? 0 : next(shorter[state], letter[child]);
                if (state < fullStates) {
                    rows[state * letters + letter[child]] = child;
                }
            }
        }
    }

    private int next(int from, int by) {
        int state = from;
        while (state >= fullStates) {
            for (int child = children[state]; child < children[state + 1]; child++) {
                if (letter[child] == by) {
                    return child;
                }
            }
            state = shorter[state];
        }
        return rows[state * letters + by];
    }

    /** Sets the bit of every word that is in the text, and tells what the text is like. */
    Text look(String text, long[] seen) {
        int state = 0;
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int entry = pages[c >> 8][c & 0xFF];
            marks |= entry;
            int by = entry & LETTER;
            state = state < fullStates ? rows[state * letters + by] : next(state, by);
            int end = ending[state];
            if (end != 0) {
                mark(end, seen);
            }
        }
        return (marks & UNSETTLED) != 0 ? Text.UNSETTLED : (marks & ODD) != 0 ? Text.ODD : Text.PLAIN;
    }

    /** The words that end here; where one was seen before, so were all that it ends with. */
    private void mark(int from, long[] seen) {
        for (int end = from; end != 0; end = ending[shorter[end]]) {
            int number = word[end];
            if ((seen[number >> 6] & 1L << number) != 0) {
                return;
            }
            seen[number >> 6] |= 1L << number;
        }
    }
}

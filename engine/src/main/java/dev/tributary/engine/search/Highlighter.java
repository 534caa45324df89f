package dev.tributary.engine.search;

import dev.tributary.engine.search.Context.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the words that were looked for in a text, and cuts out what stands around the first of them. */
final class Highlighter {
    /** Characters of the text before the first word that was found. */
    private static final int BEFORE = 30;

    private static final int LONGEST = 200;
    /** Of a longer text only so much is looked through for what to show. */
    private static final int READ = 50_000;

    private final Words words;

    Highlighter(Words words) {
        this.words = words;
    }

    /** What stands around the first hit, or null when none is in the text. */
    @Nullable
    Context context(String text, TextQuery query) {
        String read = text.length() <= READ ? text : text.substring(0, READ);
        List<Words.Word> hits = words.of(read).stream()
                .filter(word -> query.words().stream().anyMatch(wanted -> wanted.in(word.forms())))
                .toList();
        if (hits.isEmpty()) return null;
        int start = start(read, hits.getFirst().start());
        int end = Math.min(read.length(), start + LONGEST);
        if (end < read.length() && Character.isHighSurrogate(read.charAt(end - 1))) end--;
        String part = (start > 0 ? "… " : "") + flat(read.substring(start, end)) + (end < read.length() ? " …" : "");
        int shift = (start > 0 ? 2 : 0) - start;
        List<Range> ranges = new ArrayList<>();
        for (Words.Word hit : hits) if (hit.end() <= end) ranges.add(new Range(hit.start() + shift, hit.end() + shift));
        return ranges.isEmpty() ? null : new Context(part, ranges);
    }

    /** A little before the hit, where a word begins. */
    private static int start(String text, int hit) {
        if (hit <= BEFORE) return 0;
        for (int at = hit - BEFORE; at < hit; at++) if (Character.isWhitespace(text.charAt(at))) return at + 1;
        return hit;
    }

    /** In one line, of the same length. */
    private static String flat(String text) {
        StringBuilder flat = new StringBuilder(text);
        for (int i = 0; i < flat.length(); i++)
            if (Character.isWhitespace(flat.charAt(i)) || Character.isISOControl(flat.charAt(i)))
                flat.setCharAt(i, ' ');
        return flat.toString();
    }
}

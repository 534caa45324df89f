package dev.tributary.engine.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;

/**
 * Words of texts, each as the forms by which it is found. Nobody says which language a text is in, so a word has the stems of
 * both: Hungarian, English, and Hungarian without accents, all written without accents. Two words are the same when they
 * share a form. Both databases keep these forms, so that both find the same. Not thread-safe: stemmers have a state.
 */
final class Words {
    private static final int LONGEST_WORD = 60;
    /** Words whose forms are remembered: people use the same ones again and again. */
    private static final int REMEMBERED = 20_000;

    private final SnowballStemmer hungarian = new HungarianStemmer();
    private final SnowballStemmer english = new EnglishStemmer();
    private final Map<String, Set<String>> known = new HashMap<>();

    /**
     * A word in a text.
     *
     * @param start where it begins
     * @param end where it ends
     * @param forms by which it is found; the first is the word itself, without accents
     */
    record Word(int start, int end, Set<String> forms) {}

    /** The words of a text, in order. */
    List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        try (Tokenizer tokens = new StandardTokenizer()) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.setReader(new java.io.StringReader(text));
            tokens.reset();
            while (tokens.incrementToken())
                words.add(new Word(place.startOffset(), place.endOffset(), forms(term.toString())));
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
        return words;
    }

    /** All forms of all words of these texts. */
    Set<String> forms(List<String> texts) {
        Set<String> forms = new LinkedHashSet<>();
        for (String text : texts) of(text).forEach(word -> forms.addAll(word.forms()));
        return forms;
    }

    private Set<String> forms(String token) {
        String word = token.toLowerCase(Locale.ROOT);
        if (word.length() > LONGEST_WORD) word = word.substring(0, LONGEST_WORD);
        if (known.size() > REMEMBERED) known.clear();
        return known.computeIfAbsent(word, this::stems);
    }

    private Set<String> stems(String word) {
        String plain = folded(word);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(plain);
        forms.add(folded(stem(hungarian, word)));
        forms.add(stem(hungarian, plain));
        forms.add(stem(english, plain));
        return forms;
    }

    private static String stem(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        // one or two letters are left of short words, and would be found everywhere
        return stem.length() < 3 ? word : stem;
    }

    private static String folded(String word) {
        char[] out = new char[word.length() * 4];
        int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, out, 0, word.length());
        return new String(out, 0, length);
    }
}

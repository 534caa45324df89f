package dev.tributary.rules.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The module's sentences in one language. Arguments stand as {@code {0}}; quotes are just quotes. Thread-safe. */
public final class Sentences {
    private static final String BUNDLE = "dev.tributary.rules.vocabulary.messages";

    private final ResourceBundle bundle;

    private Sentences(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** In Hungarian when asked for, in English otherwise. */
    public static Sentences in(Locale locale) {
        Locale spoken = locale.getLanguage().equals("hu") ? Locale.of("hu") : Locale.ENGLISH;
        return new Sentences(ResourceBundle.getBundle(
                BUNDLE,
                spoken,
                Sentences.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The language: {@code en} or {@code hu}. */
    public String language() {
        return bundle.getLocale().getLanguage();
    }

    /** Whether there is such a sentence. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The sentence, with its arguments; an argument that is itself a key (it begins with {@code @}) is said in words. */
    public String say(String key, List<String> arguments) {
        String pattern = bundle.getString(key);
        StringBuilder sentence = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            int place = close == open + 2 ? Character.digit(pattern.charAt(open + 1), 10) : -1;
            if (place < 0 || place >= arguments.size()) {
                sentence.append(pattern, from, open + 1);
                from = open + 1;
            } else {
                sentence.append(pattern, from, open).append(word(arguments.get(place)));
                from = close + 1;
            }
        }
        return Articles.chosen(sentence.append(pattern, from, pattern.length()));
    }

    /** The sentence. */
    public String say(String key, String... arguments) {
        return say(key, List.of(arguments));
    }

    private String word(String argument) {
        return argument.startsWith("@") && bundle.containsKey(argument.substring(1))
                ? bundle.getString(argument.substring(1))
                : argument;
    }
}

package dev.tributary.routes.file;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * What is wrong with a file.
 *
 * @param place how people are told of the file
 * @param line the line, from 1; 0 when nobody can say
 * @param key what is wrong, as a key of {@code faults.properties}
 * @param detail what stands in the sentence: a name, or Camel's own words
 */
public record FileFault(String place, int line, String key, String detail) {
    private static final String BUNDLE = "dev.tributary.routes.file.faults";

    /** The sentence, with file and line, in each language of the house. */
    public Map<String, String> sentences() {
        return Map.of("en", in(Locale.ENGLISH), "hu", in(Locale.of("hu")));
    }

    private String in(Locale language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                language,
                FileFault.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String where = line == 0 ? "{0}: {2}" : bundle.getString("line");
        return where.replace("{0}", place)
                .replace("{1}", Integer.toString(line))
                .replace("{2}", bundle.getString(key).replace("{0}", detail));
    }

    /** The sentence in English, for the log. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}

package dev.tributary.ui.common;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The texts people see, in English and Hungarian, from {@code texts_en.properties} and {@code texts_hu.properties}
 * (UTF-8). {@code {0}} is the first argument; apostrophes mean nothing special. A text with a count may have a variant
 * {@code key.one}, which is taken when its first argument is the number 1.
 */
@Component
public final class HouseTexts implements I18NProvider {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(HouseTexts.class);

    /** English, which is also what anybody else gets. */
    public static final Locale ENGLISH = Locale.ENGLISH;

    /** Hungarian. */
    public static final Locale HUNGARIAN = Locale.forLanguageTag("hu");

    private final Map<String, Properties> languages = Map.of(
            ENGLISH.getLanguage(), read("texts_en.properties"), HUNGARIAN.getLanguage(), read("texts_hu.properties"));

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(ENGLISH, HUNGARIAN);
    }

    @Override
    public Locale getDefaultLocale() {
        return ENGLISH;
    }

    /** The language of the house that is closest to what somebody prefers. */
    public Locale closest(@Nullable Locale preferred) {
        return preferred != null && preferred.getLanguage().equals(HUNGARIAN.getLanguage()) ? HUNGARIAN : ENGLISH;
    }

    /** Whether there is a text of this key. */
    public boolean has(String key) {
        return texts(ENGLISH).containsKey(key);
    }

    /** All texts whose keys start with one of these, places not filled: what an element in the browser says by itself. */
    public Map<String, String> starting(Locale locale, String... prefixes) {
        Properties texts = texts(closest(locale));
        Map<String, String> found = new TreeMap<>();
        for (String key : texts.stringPropertyNames())
            for (String prefix : prefixes) if (key.startsWith(prefix)) found.put(key, texts.getProperty(key));
        return found;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        Properties texts = texts(closest(locale));
        String text = null;
        if (arguments.length > 0 && arguments[0] instanceof Number number && number.doubleValue() == 1)
            text = texts.getProperty(key + ".one");
        if (text == null) text = texts.getProperty(key);
        if (text == null) {
            log.warn("No text for {}", key);
            return key;
        }
        return arguments.length == 0 ? text : fill(text, locale, arguments);
    }

    private static String fill(String text, Locale locale, Object[] arguments) {
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}') {
                int place = text.charAt(i + 1) - '0';
                if (place >= 0 && place < arguments.length) {
                    filled.append(written(arguments[place], locale));
                    i += 3;
                    continue;
                }
            }
            filled.append(c);
            i++;
        }
        return filled.toString();
    }

    private static String written(@Nullable Object argument, Locale locale) {
        if (argument instanceof Number number)
            return NumberFormat.getInstance(locale).format(number);
        return Objects.toString(argument, "");
    }

    private Properties texts(Locale locale) {
        return Objects.requireNonNull(languages.get(locale.getLanguage()));
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (InputStream bytes = HouseTexts.class.getClassLoader().getResourceAsStream(name)) {
            if (bytes == null) throw new IllegalStateException(name + " is not on the classpath");
            Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}

package dev.tributary.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");

    /** A whole key as a first argument; keys that are put together at run time end in a dot and are not seen here. */
    private static final Pattern USED =
            Pattern.compile("(?:getTranslation|talk\\.say|talk\\.text)\\(\\s*\"([a-z][\\w.]*[\\w])\"\\s*[,)]");

    private final HouseTexts texts = new HouseTexts();

    @Test
    void everyTextIsThereInBothLanguages() {
        Set<String> english = keys("en");
        Set<String> hungarian = keys("hu");
        assertThat(hungarian).as("in English only").containsAll(withoutSingulars(english));
        assertThat(english).as("in Hungarian only").containsAll(withoutSingulars(hungarian));
    }

    @Test
    void everyTextThatCodeAsksForIsThere() {
        Set<String> missing = new TreeSet<>();
        for (String source : sources()) {
            Matcher used = USED.matcher(source);
            while (used.find()) if (!texts.has(used.group(1))) missing.add(used.group(1));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        Properties english = read("en");
        Properties hungarian = read("hu");
        for (String key : withoutSingulars(keys("en")))
            assertThat(places(hungarian.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
    }

    @Test
    void oneOfSomethingHasItsOwnSentence() {
        assertThat(texts.getTranslation("people.agents", HouseTexts.ENGLISH, 1)).isEqualTo("1 agent");
        assertThat(texts.getTranslation("people.agents", HouseTexts.ENGLISH, 1200))
                .isEqualTo("1,200 agents");
    }

    @Test
    void anArgumentIsNeverFilledTwice() {
        assertThat(texts.getTranslation("channels.lastError", HouseTexts.ENGLISH, "{1}", "x"))
                .isEqualTo("Last trouble {1}: x");
    }

    @Test
    void whoPrefersAnotherLanguageGetsEnglish() {
        assertThat(texts.closest(java.util.Locale.FRENCH)).isEqualTo(HouseTexts.ENGLISH);
        assertThat(texts.closest(java.util.Locale.forLanguageTag("hu-HU"))).isEqualTo(HouseTexts.HUNGARIAN);
    }

    private static Set<String> withoutSingulars(Set<String> keys) {
        return keys.stream().filter(key -> !key.endsWith(".one")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{\\w+}").matcher(text);
        while (place.find()) places.add(place.group());
        return places;
    }

    private static Set<String> keys(String language) {
        return new TreeSet<>(read(language).stringPropertyNames());
    }

    private static Properties read(String language) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("texts_" + language + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }

    private static Set<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TextsTest::content)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

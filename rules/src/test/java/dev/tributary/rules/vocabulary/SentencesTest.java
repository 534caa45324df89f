package dev.tributary.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static Properties file(String language) throws IOException {
        try (InputStream file = SentencesTest.class.getResourceAsStream("messages_" + language + ".properties")) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
            return properties;
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties english = file("en");
        Properties hungarian = file("hu");

        assertThat(hungarian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            for (String place : new String[] {"{0}", "{1}", "{2}"}) {
                assertThat(hungarian.getProperty(key).contains(place))
                        .as(key + " " + place)
                        .isEqualTo(english.getProperty(key).contains(place));
            }
        }
    }

    @Test
    void everyTypeAndValueSetHasItsWords() {
        Sentences sentences = Sentences.in(Locale.ENGLISH);
        for (Type type : Type.values()) {
            assertThat(sentences.has(type.key())).as(type.key()).isTrue();
        }
        for (ValueSet set : ValueSet.values()) {
            assertThat(sentences.has(set.unknownKey())).as(set.unknownKey()).isTrue();
        }
    }

    @Test
    void argumentsAreNeverReadAsPatterns() {
        assertThat(Sentences.in(Locale.ENGLISH).say("rule.duplicate", "a {1} it's {0}"))
                .isEqualTo("There is already a rule, masker or example called \"a {1} it's {0}\" in this book.");
    }

    @Test
    void otherLanguagesReadEnglish() {
        assertThat(Sentences.in(Locale.GERMANY).say("syntax.unreadable")).isEqualTo("This cannot be read.");
    }
}

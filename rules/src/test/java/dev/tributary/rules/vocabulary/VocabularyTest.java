package dev.tributary.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.decision.PluginWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static PluginWords plugin(String name, String... paths) {
        return new PluginWords() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Question> questions() {
                return java.util.Arrays.stream(paths)
                        .map(path -> new Question(path, Kind.TEXT, Map.of("en", "Help of " + path), snapshot -> "x"))
                        .toList();
            }

            @Override
            public List<Deed> deeds() {
                return List.of(new Deed("reply", Map.of()));
            }
        };
    }

    @Test
    void everyWordHasItsHelpInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("hu"))) {
            Sentences sentences = Sentences.in(locale);
            Vocabulary vocabulary = Vocabulary.standard();
            for (Field field : vocabulary.fields()) {
                assertThat(vocabulary.help(field.helpKey(), sentences))
                        .as(field.path())
                        .isNotBlank();
            }
            for (Event event : Event.values()) {
                assertThat(vocabulary.help(event.helpKey(), sentences))
                        .as(event.word())
                        .isNotBlank();
            }
            for (Verb verb : Verb.values()) {
                assertThat(vocabulary.help(verb.helpKey(), sentences))
                        .as(verb.word())
                        .isNotBlank();
            }
            for (Method method : Method.values()) {
                assertThat(vocabulary.help("help.method." + method.word(), sentences))
                        .as(method.word())
                        .isNotBlank();
            }
        }
    }

    @Test
    void aPluginAddsWordsUnderRootsOfItsOwnAndNeverChangesOthers() {
        Vocabulary vocabulary = Vocabulary.with(List.of(
                plugin("shop", "shop.basket", "contact.secret", "text", "shop.basket"),
                plugin("other", "shop.total", "other.x")));

        assertThat(vocabulary.fieldsOf("shop")).containsExactly("basket");
        assertThat(vocabulary.fieldsOf("other")).containsExactly("x");
        assertThat(vocabulary.leftOut())
                .containsExactly(
                        new Vocabulary.LeftOut("shop", "contact.secret"),
                        new Vocabulary.LeftOut("shop", "text"),
                        new Vocabulary.LeftOut("shop", "shop.basket"),
                        new Vocabulary.LeftOut("shop", "reply"),
                        new Vocabulary.LeftOut("other", "shop.total"),
                        new Vocabulary.LeftOut("other", "reply"));
        assertThat(vocabulary.help("help.field.shop.basket", Sentences.in(Locale.of("hu"))))
                .isEqualTo("Help of shop.basket");
        assertThat(Vocabulary.standard().hasFields("shop")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hourly; 0 0 * * * *",
                "Daily at 8:30; 0 30 8 * * *",
                "every day at 23:59; 0 59 23 * * *",
                "weekdays  at 9:00; 0 0 9 * * MON-FRI",
                "weekends at 10:05; 0 5 10 * * SAT,SUN",
                "mondays at 7:00; 0 0 7 * * MON",
                "monday, wednesday and fridays at 17:00; 0 0 17 * * MON,WED,FRI",
                "monthly on 1 at 6:00; 0 0 6 1 * *",
                "every 15 minutes; 0 0/15 * * * *",
                "every 2 hours; 0 0 0/2 * * *",
                "30 9 * * 1-5; 0 30 9 * * 1-5"
            })
    void schedulesAreRead(String written, String cron) {
        Schedule schedule = Schedule.parse(written);

        assertThat(schedule).isEqualTo(new Schedule(written, cron));
        assertThat(schedule.tooOften()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "at 9:00",
                "daily",
                "daily at 24:00",
                "daily at 9",
                "daily at 9:0",
                "someday at 9:00",
                "every 7 minutes",
                "every 0 hours",
                "monthly on 31 at 6:00",
                "0 0 30 2 *",
                "61 * * * *",
                "0 0 9 * * 1-5"
            })
    void whatIsNoScheduleIsNone(String written) {
        assertThat(Schedule.parse(written)).isNull();
    }

    @Test
    void aScheduleThatComesEveryMinuteIsTooOften() {
        assertThat(Schedule.parse("* * * * *").tooOften()).isTrue();
        assertThat(Schedule.parse("every 2 minutes").tooOften()).isTrue();
        assertThat(Schedule.parse("0,1 8 * * *").tooOften()).isTrue();
    }
}

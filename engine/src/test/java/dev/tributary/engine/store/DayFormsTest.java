package dev.tributary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Days as forms among words: a time is few of them, and they leave no message out. */
class DayFormsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-30T00:00:00Z");

    @Property
    void aMessageOfTheTimeHasOneOfItsFormsAndOneOutsideHasNone(
            @ForAll @IntRange(min = -40_000, max = 40_000) int from,
            @ForAll @IntRange(max = 20_000) int days,
            @ForAll @IntRange(min = -50, max = 20_050) int written) {
        Instant first = BEGIN.plus(Duration.ofDays(Math.max(from, -20_000)));
        Instant last = first.plus(Duration.ofDays(days));
        Instant at = first.plus(Duration.ofDays(written)).plusSeconds(86_399);
        long common =
                DayForms.of(at).filter(DayForms.covering(first, last)::contains).count();
        assertThat(common).isEqualTo(written >= 0 && written <= days ? 1 : 0);
        assertThat(DayForms.covering(first, last)).hasSizeLessThan(45 + days / 512);
    }

    @Test
    void whatIsDatedBeforeAllDaysIsOfTheFirst() {
        assertThat(DayForms.covering(Instant.MIN, Instant.EPOCH))
                .containsAnyElementsOf(
                        DayForms.of(Instant.EPOCH.minusSeconds(1)).toList());
        assertThat(DayForms.covering(Instant.MIN, BEGIN)).hasSizeLessThan(70);
    }

    @Test
    void aFormBeginsWithABlankSoThatNoWordDoes() {
        assertThat(DayForms.of(BEGIN)).allMatch(form -> form.startsWith(" "));
    }
}

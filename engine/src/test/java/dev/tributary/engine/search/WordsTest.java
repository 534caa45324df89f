package dev.tributary.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private final Words words = new Words();

    @ParameterizedTest
    @CsvSource({
        "csomagomat, csomag",
        "CSOMAGJAINK, csomag",
        "cipőket, cipő",
        "cipoket, cipőket",
        "számlák, számla",
        "szamlak, számlák",
        "refunded, refunding",
        "parcels, parcel",
        "árvíztűrő, arvizturo"
    })
    void aWordIsFoundByItsOtherForms(String text, String typed) {
        assertThat(found(text, typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"parcel, parse", "csomag, csoma", "cipő, kapu", "invoice, invo"})
    void butNotByAnother(String text, String typed) {
        assertThat(found(text, typed)).isFalse();
    }

    @Test
    void aStarLeavesTheEndOpen() {
        assertThat(found("invoice", "invo*")).isTrue();
        assertThat(found("invoice", "i*")).isFalse();
    }

    @Test
    void placesAreThoseOfTheText() {
        String text = "Ő kért: „csomagot” kért.";
        assertThat(words.of(text))
                .extracting(word -> text.substring(word.start(), word.end()))
                .containsExactly("Ő", "kért", "csomagot", "kért");
    }

    private boolean found(String text, String typed) {
        var forms = words.of(text).getFirst().forms();
        return TextQuery.of(typed, words).words().stream().allMatch(wanted -> wanted.in(forms));
    }
}

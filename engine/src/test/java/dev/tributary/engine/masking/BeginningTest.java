package dev.tributary.engine.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a text that is not masked yet may be cut. */
class BeginningTest {
    private static final List<String> CARDS = List.of(
            "4111111111111111",
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "4111.1111.1111.1111",
            "4111\u00a01111\u200b1111\n1111",
            "4111<b>1111</b>1111<i class=\"x\">1111</i>",
            "4111&#32;1111&nbsp;1111&#x20;1111",
            "4111%201111%2E1111%2D1111",
            "٤١١١ ١١١١ ١١١١ ١١١١");

    @Test
    void aCardIsKeptWholeOrNotAtAllWhereverTheTextIsCut() {
        for (String card : CARDS) {
            String text = "My card is " + card + " and it does not work.";
            for (int longest = 0; longest <= text.length(); longest++) {
                String kept = Beginning.of(text, longest);
                assertThat(kept.length()).isLessThanOrEqualTo(longest);
                assertThat(text).startsWith(kept);
                boolean whole = kept.contains(card);
                assertThat(whole || kept.codePoints().noneMatch(Character::isDigit))
                        .as(kept)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"words and words", "árvíztűrő tükörfúrógép"})
    void wordsAreCutWhereTheyMustBe(String text) {
        assertThat(Beginning.of(text, text.length())).isEqualTo(text);
        assertThat(Beginning.of(text, 4)).isEqualTo(text.substring(0, 4));
    }

    @Test
    void noPairIsCutInTwo() {
        assertThat(Beginning.of("ab😀", 3)).isEqualTo("ab");
    }
}

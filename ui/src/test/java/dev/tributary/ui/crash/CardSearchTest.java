package dev.tributary.ui.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who looks for something that must not be there has to show that they would find it. */
class CardSearchTest {
    private static final String CARD = "4111111111111111";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x4111111111111111y",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "34313131313131313131313131313131",
                "a34313131313131313131313131313131",
                "%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31"
            })
    void aCardIsFoundHoweverItIsWritten(String text) {
        assertThat(found(text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void aCardIsFoundInEveryCharset(String charset) {
        assertThat(found(("á " + CARD).getBytes(Charset.forName(charset)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void aCardIsFoundInBase64(String before) {
        byte[] encoded = Base64.getEncoder().encode((before + CARD + " and more").getBytes(StandardCharsets.US_ASCII));
        assertThat(found(encoded)).isNotEmpty();
    }

    @Test
    void otherNumbersAreNotFound() {
        assertThat(found("4111111111111112 •••• 1111 4111111111".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static List<String> found(byte[] content) {
        CardSearch search = new CardSearch(List.of(CARD));
        search.read(Path.of("file"), content);
        return search.found();
    }
}

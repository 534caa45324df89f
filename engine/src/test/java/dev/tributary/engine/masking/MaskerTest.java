package dev.tributary.engine.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private static final String DOTS = "•••• •••• •••• ";
    private final Masker masker = new Masker();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111.1111.1111.1111",
                "4111\u00A01111\u00A01111\u00A01111",
                "4111\u2009–\u20091111\u2009–\u20091111\u2009–\u20091111",
                "4111\u200B1111\u200B1111\u200B1111",
                "4111\u00AD1111\u00AD1111\u00AD1111",
                "4111 1111 1111 1111",
                "٤١١١ ١١١١ ١١١١ ١١١١",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "41111111 11111111",
                "4111 1111 1111\n1111",
                "4111 - 1111 - 1111 - 1111"
            })
    void aCardIsHiddenHoweverItIsWritten(String card) {
        assertThat(mask("pay " + card + " now")).isEqualTo("pay " + DOTS + "1111 now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "order 1234567890123456",
                "411111111111111111111111",
                "+36 30 123 4567 890 12",
                "GB82 WEST 1234 5698 7654 32",
                "2026-11-25 09:00:00 2026-11-25",
                "0000 0000 0000 0000"
            })
    void whatIsNoCardStays(String text) {
        assertThat(mask(text)).isEqualTo(text);
    }

    @Test
    void aNumberBeforeTheCardStays() {
        assertThat(mask("5 pieces, 42 5555 5555 5555 4444, thanks")).isEqualTo("5 pieces, 42 " + DOTS + "4444, thanks");
    }

    @Test
    void lettersRightBesideDoNotSaveACard() {
        assertThat(mask("card4111111111111111exp")).isEqualTo("card" + DOTS + "1111exp");
    }

    @Test
    void severalCardsAreAllHidden() {
        MaskedText masked = masker.mask(Unmasked.of("4111111111111111, 378282246310005"), MaskPlan.CARDS);
        assertThat(masked.value()).isEqualTo(DOTS + "1111, " + DOTS + "0005");
        assertThat(masked.hidden()).isEqualTo(2);
    }

    @Test
    void tagsAndEntitiesDoNotSplitACard() {
        assertThat(html("<p>4111 <b>1111</b>&nbsp;11<!-- x -->11&#32;&#49;111</p>"))
                .isEqualTo("<p>" + DOTS + "1111<b></b><!-- x --></p>");
    }

    @Test
    void attributesAreMaskedAndMarkupStays() {
        assertThat(html("<a href=\"tel:4111111111111111\" title='x'>call 1 < 2 &amp; 3</a>"))
                .isEqualTo("<a href=\"tel:" + DOTS + "1111\" title='x'>call 1 < 2 &amp; 3</a>");
    }

    @Test
    void anAccountNumberIsHiddenWhenABookAsksForIt() {
        MaskPlan plan = new MaskPlan(Set.of(Detector.IBANS));
        assertThat(masker.mask(Unmasked.of("GB82 WEST 1234 5698 7654 32."), plan)
                        .value())
                .isEqualTo(DOTS + "5432.");
        assertThat(masker.mask(Unmasked.of("4111111111111111"), plan).value()).isEqualTo(DOTS + "1111");
    }

    @Test
    void aTextFileIsMaskedInItsOwnCharset() {
        Charset latin2 = StandardCharsets.ISO_8859_1;
        byte[] file = "díj; 4111111111111111".getBytes(latin2);
        assertThat(masker.maskFile(file, "text/csv", MaskPlan.CARDS))
                .isEqualTo("díj; **** **** **** 1111".getBytes(latin2));
        byte[] utf16 = "\uFEFFa 4111111111111111".getBytes(StandardCharsets.UTF_16LE);
        assertThat(new String(
                        masker.maskFile(utf16, "application/octet-stream", MaskPlan.CARDS), StandardCharsets.UTF_16LE))
                .isEqualTo("\uFEFFa " + DOTS + "1111");
    }

    @Test
    void aPictureStaysAsItIs() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, '4', '1', '1', '1'};
        assertThat(masker.maskFile(picture, "image/png", MaskPlan.CARDS)).isSameAs(picture);
    }

    @Test
    void unmaskedTextNeverPrints() {
        assertThat(Unmasked.of("4111111111111111")).hasToString("Unmasked");
    }

    private String mask(String text) {
        return masker.mask(Unmasked.of(text), MaskPlan.CARDS).value();
    }

    private String html(String html) {
        return masker.maskHtml(Unmasked.of(html), MaskPlan.CARDS).value();
    }
}

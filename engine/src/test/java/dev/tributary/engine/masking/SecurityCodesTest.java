package dev.tributary.engine.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityCodesTest {
    private final Masker masker = new Masker();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CVV 123                                   | CVV •••",
                "cvv:123, thanks                           | cvv:•••, thanks",
                "my CVC2 is 1234.                          | my CVC2 is •••.",
                "cvv123                                    | cvv•••",
                "CVC-kód: 123                              | CVC-kód: •••",
                "the CVV code number is 042!               | the CVV code number is •••!",
                "CVV=٤٤٤                                   | CVV=•••",
                "4111111111111111, biztonsági kód: 123     | •••• •••• •••• 1111, biztonsági kód: •••",
                "4111 1111 1111 1111 security code 999     | •••• •••• •••• 1111 security code •••",
                "4111 1111 1111 1111 12/27 123             | •••• •••• •••• 1111 12/27 •••",
                "4111111111111111;1/2027;123               | •••• •••• •••• 1111;1/2027;•••",
                "378282246310005, 12/27, 1234              | •••• •••• •••• 0005, 12/27, •••",
                "https://a.example/?cvv=123&x=1            | https://a.example/?cvv=•••&x=1"
            })
    void aSecurityCodeIsGone(String text, String masked) {
        assertThat(masker.mask(Unmasked.of(text), MaskPlan.CARDS).value()).isEqualTo(masked);
        assertThat(masker.mask(Unmasked.of(masked), MaskPlan.CARDS).value()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CVV 12345",
                "the door's security code is 1234",
                "csc 12",
                "cvc. I have 123 of them and more",
                "12/27 123",
                "receive 123"
            })
    void whatIsNoSecurityCodeStays(String text) {
        assertThat(masker.mask(Unmasked.of(text), MaskPlan.CARDS).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>CVV: <b>123</b></p>        | <p>CVV: <b>•••</b></p>",
                "<input name='cvv' value='123'>| <input name='cvv' value='123'>"
            })
    void tagsDoNotHideASecurityCode(String html, String masked) {
        assertThat(masker.maskHtml(Unmasked.of(html), MaskPlan.CARDS).value()).isEqualTo(masked);
    }
}

package dev.tributary.engine.masking;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MaskerProperties {
    private static final String[] PREFIXES = {
        "4", "51", "55", "2221", "2720", "34", "37", "6011", "65", "3528", "36", "62", "5018", "6759"
    };
    private final Masker masker = new Masker();

    @Property(tries = 2000)
    void noDigitOfACardButTheLastFourSurvives(@ForAll("cards") String card, @ForAll("gaps") String gap) {
        String written = group(card, gap);
        String masked = masker.mask(Unmasked.of("kártya: " + written + " ."), MaskPlan.CARDS)
                .value();
        assertThat(masked).isEqualTo("kártya: •••• •••• •••• " + card.substring(card.length() - 4) + " .");
    }

    @Property(tries = 500)
    void maskingTwiceIsMaskingOnce(@ForAll String text, @ForAll("cards") String card) {
        String once =
                masker.mask(Unmasked.of(text + " " + card), MaskPlan.CARDS).value();
        assertThat(masker.mask(Unmasked.of(once), MaskPlan.CARDS).value()).isEqualTo(once);
    }

    @Property(tries = 500)
    void htmlNeverBreaksTheMasker(@ForAll("tagSoup") String html) {
        assertThat(masker.maskHtml(Unmasked.of(html), MaskPlan.CARDS).value()).isNotNull();
    }

    @Provide
    Arbitrary<String> cards() {
        return Combinators.combine(
                        Arbitraries.of(PREFIXES),
                        Arbitraries.strings().numeric().ofLength(19))
                .as((prefix, tail) -> withCheckDigit((prefix + tail).substring(0, length(prefix) - 1)));
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of("", " ", "-", ".", "\u00A0", "\u2009", "\u200B", " - ", "\u2011", "/", "_");
    }

    @Provide
    Arbitrary<String> tagSoup() {
        return Arbitraries.of(
                        "<", ">", "\"", "'", "&#", "&nbsp;", ";", "4111", "1111", "<b", "<!--", "-->", "=", " ", "a")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static int length(String prefix) {
        return prefix.equals("34") || prefix.equals("37") ? 15 : prefix.equals("36") ? 14 : 16;
    }

    private static String group(String card, String gap) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < card.length(); i++) {
            if (i > 0 && i % 4 == 0) out.append(gap);
            out.append(card.charAt(i));
        }
        return out.toString();
    }

    private static String withCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return digits + (10 - sum % 10) % 10;
    }
}

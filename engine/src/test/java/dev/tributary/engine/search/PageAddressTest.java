package dev.tributary.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.Shop.example/Shoes/?size=40&UTM_source=mail#reviews, shop.example/shoes?size=40",
        "https://shop.example/?gclid=1, shop.example",
        "http://shop.example, shop.example",
        "https://shop.example:443/a, shop.example/a",
        "https://shop.example:8443/a/, shop.example:8443/a",
        "https://shop.example/app#/cart, shop.example/app#/cart",
        "https://shop.example/Cipő, shop.example/cipő"
    })
    void isWhatTellsPagesApart(String url, String address) {
        assertThat(PageAddress.of(url)).contains(address);
    }

    @ParameterizedTest
    @CsvSource({"ftp://shop.example/a", "javascript:alert(1)", "about:blank", "https://", "https:///a"})
    void isNoneOfWhatIsNotOfTheWeb(String url) {
        assertThat(PageAddress.of(url)).isEmpty();
    }

    @Test
    void fitsItsColumn() {
        assertThat(PageAddress.of("https://shop.example/" + "👟".repeat(1000)).orElseThrow())
                .hasSizeBetween(499, 500);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.shop.example/shoes/?size=40, shop.example/shoes?size=40",
        "Shop.Example, shop.example",
        "/shoes, /shoes",
        "/, /",
        "tisza, tisza"
    })
    void isTypedAsItIsKept(String typed, String part) {
        assertThat(PageAddress.part(typed)).isEqualTo(part);
    }
}

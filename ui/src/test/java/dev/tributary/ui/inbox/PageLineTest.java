package dev.tributary.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.ContactCard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the card makes of a page's address. */
class PageLineTest {
    private static PageLine line(String url, @Nullable String title, @Nullable String referrer) {
        return PageLine.of(new ContactCard.Page(url, title, referrer, Instant.EPOCH, null));
    }

    @Test
    void aPageFromElsewhereSaysWhere() {
        assertThat(line("https://shop.example/boots?size=42", "Boots", "https://www.search.example/?q=a b|c"))
                .isEqualTo(new PageLine(
                        "Boots", "/boots?size=42", "https://shop.example/boots?size=42", "search.example"));
        assertThat(line("https://shop.example/cart", "Cart", "https://www.shop.example/boots")
                        .from())
                .isNull();
        assertThat(line("https://shop.example/cart", "Cart", "android-app://com.example/")
                        .from())
                .isEqualTo("com.example");
    }

    @Test
    void aPageWithoutTitleIsItsPath() {
        assertThat(line("https://shop.example", null, null).title()).isEqualTo("/");
        assertThat(line("https://shop.example/boots", " ", null).title()).isEqualTo("/boots");
    }

    @Test
    void anAddressWithAHiddenNumberIsNoLink() {
        assertThat(line("https://shop.example/pay?card=•••• •••• •••• 1111", "Pay", null)
                        .link())
                .isNull();
        assertThat(line("javascript:alert(1)", "Pay", null).link()).isNull();
    }
}

package dev.tributary.routes.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.mail.FakeQuarantine;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.StreamKit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {
    private final ChatChannel channel = new ChatChannel(
            new ChatRoutes(), StreamKit.putAside(new FakeAccounts(), new FakeQuarantine(), () -> MaskPlan.CARDS));

    @ParameterizedTest
    @CsvSource({
        "https://Shop.Example/, https://shop.example",
        "https://shop.example:443, https://shop.example",
        "http://localhost:8080, http://localhost:8080",
        "HTTP://shop.example:80, http://shop.example"
    })
    void anOriginIsSpeltAsBrowsersSpellIt(String written, String origin) {
        assertThat(WebOrigin.parse(written)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "shop.example",
                "ftp://shop.example",
                "https://shop.example/page",
                "https://",
                "https://a@shop.example",
                "https://shop.example?x",
                "javascript:alert(1)",
                "https://shop example"
            })
    void whatIsNoOriginIsNone(String written) {
        assertThat(WebOrigin.parse(written)).isEmpty();
    }

    @Test
    void theCheckNamesTheLineThatIsNoOrigin() {
        var report = channel.check(settings("https://shop.example\nshop.example/page"));
        assertThat(report.passed()).isFalse();
        assertThat(report.steps().getLast().arguments()).containsExactly("shop.example/page");
        assertThat(channel.check(settings("https://shop.example")).passed()).isTrue();
        assertThat(channel.check(settings(" ")).passed()).isFalse();
    }

    @Test
    void aSiteWithoutAKeyOfItsOwnIsCalledAfterItsHost() {
        assertThat(channel.accountOf(settings("https://www.lepes-cipo.hu\nhttps://lepes.hu")))
                .isEqualTo("lepes-cipo-hu");
    }

    private static ChannelSettings settings(String origins) {
        return new ChannelSettings(Map.of(ChatSite.ORIGINS, origins), Map.of());
    }
}

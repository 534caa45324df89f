package dev.tributary.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.conversation.ContactCard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** System and browser with their versions, by hints where the browser gives them, else by the user agent. */
class BrowserNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Windows 15.0.0  | Microsoft Edge 131.0.2903.70 | Windows 11   | Edge 131
            Windows 13.0.0  | Google Chrome 131.0.6778.86  | Windows 11   | Chrome 131
            Windows 10.0.0  | Google Chrome 130.0.1.1      | Windows 10   | Chrome 130
            Windows 1.0.0   | Opera 114.0.1.1              | Windows 10   | Opera 114
            Windows 0.3.0   | Google Chrome 109.0.1.1      | Windows      | Chrome 109
            macOS 14.5.0    | Google Chrome 131.0.6778.86  | macOS 14.5   | Chrome 131
            macOS 15.0.0    | Chromium 131.0.6778.86       | macOS 15     | Chromium 131
            Android 14.0.0  | Samsung Internet 27.0.0.0    | Android 14   | Samsung Internet 27
            Chrome OS 16093.57.0 | Google Chrome 131.0.1.1 | Chrome OS 16093.57 | Chrome 131
            Linux           | Chromium 131.0.6778.86       | Linux        | Chromium 131
            Windows 99999.0 | Brave                        | Windows      | Brave
            -               | -                            | ''           | ''
            """)
    void hintsAreRead(@Nullable String system, @Nullable String browser, String expectedSystem, String expectedName) {
        assertThat(BrowserName.of(null, new ContactCard.Hints(system, browser)))
                .isEqualTo(new BrowserName(expectedSystem, expectedName));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 | Windows | Chrome 131
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0 | Windows | Edge 131
            Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0 | Windows 7 | Firefox 115
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15 | macOS | Safari 18
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10.14; rv:133.0) Gecko/20100101 Firefox/133.0 | macOS 10.14 | Firefox 133
            Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 | iOS 17.5 | Safari 17
            Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1 | iPadOS 16 | Chrome 131
            Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 | Android 10 | Chrome 131
            Mozilla/5.0 (Linux; Android 13; SM-S901B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36 | Android 13 | Samsung Internet 27
            Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0 | Ubuntu | Firefox 133
            Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 | ChromeOS | Chrome 131
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36 OPR/114.0.0.0 | Windows | Opera 114
            curl/8.5.0 | '' | ''
            """)
    void userAgentsAreRead(String agent, String system, String name) {
        assertThat(BrowserName.of(agent, null)).isEqualTo(new BrowserName(system, name));
    }

    @Test
    void whatTheHintsDoNotSayTheUserAgentDoes() {
        assertThat(BrowserName.of("Mozilla/5.0 (X11; Linux x86_64)", new ContactCard.Hints(null, "Chromium 131.0")))
                .isEqualTo(new BrowserName("Linux", "Chromium 131"));
    }
}

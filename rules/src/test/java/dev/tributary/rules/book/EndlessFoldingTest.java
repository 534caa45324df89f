package dev.tributary.rules.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndlessFoldingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)\u1C80",
                "(?i)[\u1C88]",
                "(?i)[\\--\u2000]",
                "(?i:\\x{1C81})",
                "(?i)[\u1C00-\u1D00]",
                "(?i)[^\u1000-\u2000]",
                "(?si)[\\x{1000}-\\x{2000}]",
                "(?i)[a-z\\-\u2000]\u1C85",
                "x(?P<n>a)(?i)[!-\uFFFF]"
            })
    void itIsFoundWhereverItHides(String pattern) {
        assertThat(EndlessFolding.in(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u1C80",
                "(?s)[\u1C00-\u1D00]",
                "(?i)refund",
                "(?i)[a-zA-Z0-9-]+",
                "(?i)ár",
                "(?<i>\u1C80)",
                "(?i)\\x{",
                "(?i)\\"
            })
    void ordinaryPatternsPass(String pattern) {
        assertThat(EndlessFolding.in(pattern)).isFalse();
    }

    @Test
    void everyOtherCharacterComesToAnEnd() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                if (c < EndlessFolding.FIRST || c > EndlessFolding.LAST) {
                    Pattern.compile("(?i)\\x{%x}".formatted(c));
                }
            }
        });
    }
}

package dev.tributary.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
    @Test
    void whatWasKeptIsReadAgain() {
        Trouble trouble = new Trouble("check.mail.access.ended", List.of("Google", ""));
        assertThat(Trouble.read(trouble.kept())).isEqualTo(trouble);
        assertThat(Trouble.read("check.mail.imapHost")).isEqualTo(new Trouble("check.mail.imapHost", List.of()));
        Trouble lines = new Trouble("a.b", List.of("one\r\ntwo", "three"));
        assertThat(Trouble.read(lines.kept())).isEqualTo(new Trouble("a.b", List.of("one  two", "three")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "535 5.7.8 no",
                "Connection refused",
                "refused.",
                ".refused",
                "refused",
                "a.b says\nno",
                "a.b:\nno"
            })
    void somebodysOwnWordsAreNoSentence(String words) {
        assertThat(Trouble.read(words)).isNull();
    }
}

package dev.tributary.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void optionsAreTakenInBothSpellings() {
        Words words = Words.of("channel", "add", "mail", "--imap-host", "mail.example", "--smtpPort=587", "--no-check");
        assertThat(words.plain()).containsExactly("channel", "add", "mail");
        assertThat(words.option("imapHost")).isEqualTo("mail.example");
        assertThat(words.option("smtpPort")).isEqualTo("587");
        assertThat(words.options()).containsEntry("noCheck", "true");
    }

    @Test
    void settingsOfTheHouseAreHandedOn() {
        Words words = Words.of("channel", "add", "site", "--data", "/srv/t", "--tributary.db.url=jdbc:h2:mem:x");
        assertThat(words.settings())
                .containsExactlyInAnyOrder("--tributary.data=/srv/t", "--tributary.db.url=jdbc:h2:mem:x");
    }

    @Test
    void aSecretHasItsNameInTheEnvironment() {
        assertThat(Talk.shouted("imapPassword")).isEqualTo("IMAP_PASSWORD");
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredWithTheUsage() {
        var out = new java.io.ByteArrayOutputStream();
        Talk talk = new Talk(
                new java.io.PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8), null, java.util.Map.of());
        int code = new ChannelCommand(Words.of("channel", "paint"), talk).run();
        assertThat(code).isEqualTo(2);
        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("channel add mail|messenger|site");
    }
}

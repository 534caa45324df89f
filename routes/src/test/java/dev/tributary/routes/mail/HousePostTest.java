package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tributary.engine.settings.HouseMail.Note;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.CheckReport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The house's own mail, over a real SMTP server in this process. */
class HousePostTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final Kept settings = new Kept();
    private final HousePost post = new HousePost(settings, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void start() {
        server.start();
        server.setUser("desk@shop.example", "desk", "secret");
        settings.values = sender(server.getSmtp().getPort(), "none");
        settings.password = "secret";
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static HouseSettings.Values sender(int port, String security) {
        return new HouseSettings.Values(
                "", false, "127.0.0.1", port, security, "desk", "Pult – bolt <desk@shop.example>");
    }

    @Test
    void aNoteArrivesAndSaysThatAMachineWroteIt() throws Exception {
        CheckReport report = post.send(new Note("reka@shop.example", "Új üzenet", "Árvíztűrő\ntükörfúrógép"));
        assertThat(report.passed()).isTrue();
        assertThat(report.steps())
                .extracting(CheckReport.Step::textKey)
                .containsExactly("check.mail.smtp", "check.house.sent");
        assertThat(report.steps().getLast().arguments()).containsExactly("reka@shop.example");
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Új üzenet");
        assertThat(mail.getContent().toString()).contains("Árvíztűrő", "tükörfúrógép");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getFrom()[0].toString()).contains("desk@shop.example");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
    }

    @Test
    void aSubjectCannotAddHeaders() throws Exception {
        post.send(new Note("reka@shop.example", "Hello\r\nBcc: thief@evil.example", "x"));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    @Test
    void whatIsWrongIsSaidInWords() {
        Note note = new Note("reka@shop.example", "a", "b");
        assertThat(problem(post.attempt(settings.values, "wrong", note))).isEqualTo("check.mail.sending.login");
        assertThat(problem(post.attempt(sender(1, "none"), "secret", note))).isEqualTo("check.mail.refused");
        assertThat(problem(post.attempt(sender(server.getSmtp().getPort(), "starttls"), "secret", note)))
                .isEqualTo("check.mail.tls");
        assertThat(problem(post.attempt(settings.values, null, new Note("nobody", "a", "b"))))
                .isEqualTo("check.house.to");
        settings.values = new HouseSettings.Values("", false, "", 587, "starttls", "", "");
        assertThat(problem(post.send(note))).isEqualTo("check.house.host");
    }

    private static String problem(CheckReport report) {
        assertThat(report.passed()).isFalse();
        return report.steps().getLast().textKey();
    }

    private static final class Kept implements HouseSettings {
        private Values values = sender(25, "none");
        private String password = "";

        @Override
        public Values current() {
            return values;
        }

        @Override
        public void change(UUID actor, Values changed, @Nullable String mailPassword) {
            values = changed;
        }

        @Override
        public String mailPassword() {
            return password;
        }
    }
}

package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tributary.routes.mail.bounce.EnvelopeId;
import dev.tributary.routes.stream.SendFailure;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server's answer means for the outbox. */
class SmtpSenderTest {
    private final ScriptedSmtp server = new ScriptedSmtp();

    SmtpSenderTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aMailThatIsTakenIsSent() {
        assertThat(sent()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "."})
    void notNowIsTriedAgainWhereverItIsSaid(String command) {
        server.answers(command, "451 come back later");
        assertThat(sent()).isInstanceOf(SendFailure.Temporary.class).hasMessageContaining("come back later");
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "."})
    void neverIsNeverWhereverItIsSaid(String command) {
        server.answers(command, "550 nobody here");
        assertThat(sent()).isInstanceOf(SendFailure.Permanent.class).hasMessageContaining("nobody here");
    }

    @Test
    void aRefusedLoginBreaksTheAccount() {
        server.answers("AUTH", "535 who are you");
        assertThat(sent()).isInstanceOf(SendFailure.AccountBroken.class);
    }

    @ParameterizedTest
    @CsvSource({"HELLO", "EHLO", "MAIL", "RCPT", "DATA"})
    void aConnectionCutBeforeTheMailIsTriedAgain(String command) {
        server.answers(command, ScriptedSmtp.CUT).answers("HELO", ScriptedSmtp.CUT);
        assertThat(sent()).isInstanceOf(SendFailure.Temporary.class);
    }

    @Test
    void aConnectionCutAfterTheMailLeavesItUnknown() {
        server.answers(ScriptedSmtp.END, ScriptedSmtp.CUT);
        assertThat(sent()).isInstanceOf(SendFailure.Unknown.class);
    }

    @Test
    void noServerAtAllIsTriedAgain() throws IOException {
        server.close();
        assertThat(sent()).isInstanceOf(SendFailure.Temporary.class);
    }

    @Test
    void reportsAreAskedForWhereTheServerCanAndNowhereElse() {
        assertThat(sent()).isNull();
        assertThat(server.heard()).contains("RCPT TO:<eva@customer.example>");
        server.answers("EHLO", "250-test\r\n250-DSN\r\n250 AUTH PLAIN");
        assertThat(sent()).isNull();
        assertThat(server.heard()).contains("RCPT TO:<eva@customer.example> NOTIFY=FAILURE,DELAY");
    }

    @Test
    void reportsNameTheMailByWhatItIsCalledWhereTheServerCan() throws MessagingException {
        assertThat(sent()).isNull();
        assertThat(server.heard()).contains("MAIL FROM:<support@shop.example>");
        server.answers("EHLO", "250-test\r\n250-DSN\r\n250 AUTH PLAIN");
        assertThat(sent()).isNull();
        assertThat(server.heard()).contains("MAIL FROM:<support@shop.example> RET=HDRS ENVID=m.1@shop.example");
        assertThat(EnvelopeId.of("a+b=c@shop.example")).isEqualTo("a+2Bb+3Dc@shop.example");
        assertThat(EnvelopeId.of("m.1@árvíz.example")).isNull();
        assertThat(EnvelopeId.of("m".repeat(101))).isNull();
    }

    @Test
    void aMachinesMailReturnsToNobody() throws MessagingException {
        new SmtpSender(out()).send(automatic());
        assertThat(server.heard()).contains("MAIL FROM:<>").doesNotContain("MAIL FROM:<support@shop.example>");
    }

    @ParameterizedTest
    @CsvSource({"MAIL FROM:<>", "."})
    void whereNobodyMayBeReturnedToAMachinesMailReturnsToUs(String refusedAt) throws MessagingException {
        server.answers(refusedAt, "550 5.7.60 you may not send as this sender");
        SmtpSender sender = new SmtpSender(out());
        if (refusedAt.equals(ScriptedSmtp.END)) {
            assertThat(catchThrowable(() -> sender.send(automatic()))).isInstanceOf(SendFailure.Permanent.class);
            assertThat(server.heard()).containsSubsequence("MAIL FROM:<>", "MAIL FROM:<support@shop.example>");
            return;
        }
        sender.send(automatic());
        sender.send(automatic());
        assertThat(server.heard().stream().filter(line -> line.startsWith("MAIL")))
                .containsExactly(
                        "MAIL FROM:<>", "MAIL FROM:<support@shop.example>", "MAIL FROM:<support@shop.example>");
    }

    private static Letter automatic() throws MessagingException {
        Letter letter = letter();
        letter.returnsToNobody(true);
        return letter;
    }

    @Test
    void theIdThatAProviderGivesIsKnownFromItsAnswer() throws MessagingException {
        server.answers(ScriptedSmtp.END, "250 2.0.0 OK <AM0P1@AM0P1.eurprd.prod.outlook.com> [Hostname=am0p1]");
        Letter letter = letter();
        new SmtpSender(out()).send(letter);
        assertThat(letter.knownAs()).containsExactly("AM0P1@AM0P1.eurprd.prod.outlook.com");

        assertThat(ProviderIds.in(
                        "email-smtp.eu-west-1.amazonaws.com", "250 Ok 0102018f0a1b2c3d-9e8d7c6b-0000\r\n", "m.1@shop"))
                .containsExactly("0102018f0a1b2c3d-9e8d7c6b-0000@eu-west-1.amazonses.com");
        assertThat(ProviderIds.in(
                        "email-smtp.us-east-1.amazonaws.com", "250 Ok 0100018f0a1b2c3d-9e8d7c6b-0000", "m.1@shop"))
                .containsExactly("0100018f0a1b2c3d-9e8d7c6b-0000@email.amazonses.com");
        assertThat(ProviderIds.in("mail.shop", "250 2.0.0 Ok: queued as 4Xy <m.1@shop>", "m.1@shop"))
                .isEmpty();
    }

    private MailServer out() {
        return new MailServer("smtp", "127.0.0.1", server.port(), MailServer.Security.NONE, "shop", "password");
    }

    private Throwable sent() {
        return catchThrowable(() -> new SmtpSender(out()).send(letter()));
    }

    private static Letter letter() throws MessagingException {
        Letter letter = new Letter(Session.getInstance(new Properties()), "m.1@shop.example");
        letter.setFrom(new InternetAddress("support@shop.example"));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress("eva@customer.example"));
        letter.setText("Tomorrow.");
        letter.saveChanges();
        return letter;
    }
}

package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.engine.spi.Trouble;
import dev.tributary.routes.mail.oauth.RefreshTokens;
import dev.tributary.routes.mail.oauth.TokenStandIn;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.SendFailure;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mailboxes that are opened by tokens of a provider: a real server that reads, one that sends as it is told, and a stand-in
 * for the provider. The server's password stands for the one token it takes.
 */
class TokenMailTest {
    /** What the server takes. */
    private static final String GOOD = "secret";

    private final GreenMailBox box = GreenMailBox.start();
    private final ScriptedSmtp smtp = new ScriptedSmtp();
    private final TokenStandIn provider = TokenStandIn.start(GreenMailBox.ADDRESS);
    private final TokenMailbox mailbox = new TokenMailbox(provider, box.imapPort(), box.popPort(), smtp.port());
    private final SettableClock clock = new SettableClock();
    private final FakeIntake intake = new FakeIntake();
    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeMarks marks = new FakeMarks();
    private final StreamKit stream = StreamKit.start(
            accounts,
            intake,
            new MailChannel(
                    accounts,
                    new FakeQuarantine(),
                    new FakeLeases(),
                    marks,
                    clock,
                    new FakeIds(),
                    mailbox.signIns(clock),
                    mailbox.consent(clock)));

    TokenMailTest() throws IOException {
        smtp.answers("EHLO", "250-test\r\n250 AUTH LOGIN XOAUTH2");
    }

    @AfterEach
    void stop() throws IOException {
        stream.close();
        provider.close();
        smtp.close();
        box.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void mailIsReadWithOneTokenAndNoPassword(String protocol) {
        gives(GOOD);
        ChannelAccount account = connect(mailbox.settings(Map.of("protocol", protocol)));
        // by POP3 what lies there before counts as known
        await().until(() -> marks.mark(account.id(), PopMailbox.FOLDER).isPresent());
        for (int i = 1; i <= 3; i++) {
            int mails = i;
            box.deliver(letter(i));
            await().until(() -> intake.storedCount() == mails);
        }
        // looks and doorbell alike
        assertThat(provider.asked()).hasSize(1);
        assertThat(provider.asked().getFirst()).containsEntry("refresh_token", "refresh-1");
    }

    @ParameterizedTest
    @CsvSource({
        "microsoft, , /common/oauth2/v2.0/token, refresh_token",
        "microsoft, shop.example, /shop.example/oauth2/v2.0/token, refresh_token",
        "microsoftApp, 7f0a-11, /7f0a-11/oauth2/v2.0/token, client_credentials"
    })
    void microsoftIsAskedForItsOrganisation(String signIn, String tenant, String path, String grant) {
        gives(GOOD);
        connect(mailbox.settings(Map.of("signIn", signIn, "tenant", tenant == null ? "" : tenant)));
        box.deliver(letter(1));
        await().until(() -> intake.storedCount() == 1);
        assertThat(provider.asked().getFirst()).containsEntry("path", path).containsEntry("grant_type", grant);
        assertThat(provider.asked().getFirst().get("scope"))
                .isEqualTo(
                        signIn.equals("microsoft")
                                ? "https://outlook.office.com/IMAP.AccessAsUser.All"
                                        + " https://outlook.office.com/SMTP.Send offline_access"
                                : "https://outlook.office365.com/.default");
    }

    @Test
    void aSignInThatEndedSaysSoAndTheProviderIsLeftAlone() {
        provider.replaceRefreshToken("another one");
        ChannelAccount account = connect(mailbox.google());
        await().until(() -> state(account) == ChannelAccount.State.RECONNECT);
        assertThat(Trouble.read(accounts.account(account.id()).orElseThrow().lastError()))
                .isEqualTo(new Trouble(
                        "check.mail.access.ended",
                        List.of("Google", "Token has been expired or revoked. (invalid_grant)")));
        int troubles = accounts.errors().size();
        await().until(() -> {
            stream.host().pollNow(account.id());
            return accounts.errors().size() >= troubles + 10;
        });
        assertThat(provider.asked()).hasSize(1);

        // somebody signs in again
        gives(GOOD);
        accounts.replaceSecret(account.id(), "refreshToken", "refresh-1", "another one");
        clock.advance(Duration.ofHours(1));
        await().until(() -> {
            stream.host().pollNow(account.id());
            return active(account);
        });
    }

    @Test
    void aProviderThatIsAwayForAWhileBreaksNoAccount() {
        for (int i = 0; i < 3; i++) provider.answer(503, "");
        ChannelAccount account = connect(mailbox.google());
        await().until(() -> !accounts.errors().isEmpty());
        assertThat(Trouble.read(accounts.errors().getFirst()))
                .isEqualTo(new Trouble("check.mail.access.away", List.of("Google", "HTTP 503")));
        assertThat(active(account)).isTrue();
        gives(GOOD);
        box.deliver(letter(1));
        await().until(() -> {
            clock.advance(Duration.ofSeconds(10));
            stream.host().pollNow(account.id());
            return intake.storedCount() == 1;
        });
    }

    @Test
    void aTokenThatTheServerNoLongerTakesIsReplacedOnce() throws MessagingException {
        gives("stale");
        Login login = servers().smtp().login();
        assertThat(login.word()).isEqualTo("stale");
        clock.advance(Duration.ofMinutes(10));
        gives("fresh");
        smtp.answers("AUTH XOAUTH2 " + line("stale"), "535 5.7.3 Authentication unsuccessful");
        send(login);
        assertThat(smtp.heard()).contains("AUTH XOAUTH2 " + line("stale"), "AUTH XOAUTH2 " + line("fresh"), ".");
        assertThat(provider.asked()).hasSize(2);
    }

    @Test
    void aServerThatTakesNoTokenIsToldOfAfterOneTryWithANewOne() throws MessagingException {
        gives("stale");
        Login login = servers().smtp().login();
        login.word();
        clock.advance(Duration.ofMinutes(10));
        gives("fresh");
        smtp.answers("AUTH", "535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox.");
        for (int i = 0; i < 5; i++) {
            Throwable failure = catchThrowable(() -> send(login));
            assertThat(failure).isInstanceOf(SendFailure.AccountBroken.class);
            assertThat(Trouble.read(failure.getMessage()))
                    .isEqualTo(new Trouble(
                            "check.mail.sending.tokenLogin", List.of("127.0.0.1", GreenMailBox.ADDRESS, "Google")));
        }
        assertThat(provider.asked()).hasSize(2);
    }

    @Test
    void whatDoesNotGoOutBecauseOfTheProviderIsTriedAgainWhenItAsksFor() throws MessagingException {
        provider.answer(429, "{\"error\":\"slow_down\"}", 120);
        Throwable failure = catchThrowable(() -> send(servers().smtp().login()));
        assertThat(failure).isInstanceOf(SendFailure.Temporary.class).hasMessage("Google: slow_down");
        assertThat(smtp.heard()).isEmpty();
    }

    @Test
    void aServerThatCannotTellNowBreaksNoAccount() throws MessagingException {
        gives(GOOD);
        smtp.answers("AUTH", "454 4.7.0 Temporary authentication failure");
        assertThat(catchThrowable(() -> send(servers().smtp().login()))).isInstanceOf(SendFailure.Temporary.class);
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void readingWellDoesNotMendWhatCannotSend() {
        gives(GOOD);
        ChannelAccount account = connect(mailbox.google());
        await().until(() -> active(account) && provider.asked().size() == 1);
        String kept = new Trouble("check.mail.sending.tokenLogin", List.of("a", "b", "c")).kept();
        accounts.report(account.id(), ChannelAccount.State.RECONNECT, kept);
        accounts.change(account.id(), account.id(), "Shop", mailbox.google());
        box.deliver(letter(1));
        gives(GOOD);
        await().until(() -> intake.storedCount() == 1);
        stream.host().pollNow(account.id());
        box.deliver(letter(2));
        await().until(() -> intake.storedCount() == 2);
        assertThat(state(account)).isEqualTo(ChannelAccount.State.RECONNECT);
    }

    @Test
    void theTestButtonSaysWhatIsWrong() {
        gives(GOOD);
        assertThat(check(mailbox.google()).steps())
                .extracting(CheckReport.Step::textKey)
                .containsExactly("check.mail.imap", "check.mail.folder", "check.mail.smtp");

        provider.answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"}");
        assertThat(fault(mailbox.google())).isEqualTo(step("access.ended", "Google", "Bad Request (invalid_grant)"));
        assertThat(fault(mailbox.settings(Map.of("clientId", "nobody"))))
                .isEqualTo(step("access.client", "Google", "The OAuth client was not found. (invalid_client)"));
        provider.answer(
                400,
                "{\"error\":\"invalid_request\",\"error_description\":\"AADSTS90002: Tenant not found.\\r\\nTrace\"}");
        assertThat(fault(mailbox.settings(Map.of("signIn", "microsoft", "tenant", "nobody"))))
                .isEqualTo(step("access.tenant", "Microsoft", "AADSTS90002: Tenant not found. (invalid_request)"));
        gives("of-somebody-else");
        assertThat(fault(mailbox.google())).isEqualTo(step("tokenLogin", "127.0.0.1", GreenMailBox.ADDRESS, "Google"));
        smtp.answers("AUTH", "535 no");
        gives(GOOD);
        assertThat(fault(mailbox.google()))
                .isEqualTo(step("sending.tokenLogin", "127.0.0.1", GreenMailBox.ADDRESS, "Google"));

        assertThat(fault(mailbox.settings(Map.of("clientId", " ")))).isEqualTo(step("clientId"));
        assertThat(fault(mailbox.settings(Map.of("signIn", "microsoftApp")))).isEqualTo(step("tenant"));
        assertThat(fault(mailbox.settings(Map.of("signIn", "microsoft", "tenant", "a/../b"))))
                .isEqualTo(step("tenant"));
        ChannelSettings none = new ChannelSettings(mailbox.google().values(), Map.of("clientSecret", "x"));
        assertThat(fault(none)).isEqualTo(step("refreshToken"));
        ChannelSettings noSecret = new ChannelSettings(mailbox.google().values(), Map.of("refreshToken", "x"));
        assertThat(fault(noSecret)).isEqualTo(step("clientSecret"));
    }

    /** The provider's next answer. */
    private void gives(String token) {
        provider.answer(200, "{\"access_token\":\"" + token + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
    }

    private ChannelAccount connect(ChannelSettings settings) {
        return accounts.addByOperator(new AccountKey("email", GreenMailBox.ADDRESS), "Shop", settings);
    }

    private MailServers servers() {
        return mailbox.signIns(clock).servers(mailbox.google(), RefreshTokens.only("refresh-1"));
    }

    private void send(Login login) throws MessagingException {
        Letter letter = new Letter(Session.getInstance(new Properties()), "m.1@shop.example");
        letter.setFrom(new InternetAddress(GreenMailBox.ADDRESS));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(GreenMailBox.CUSTOMER));
        letter.setText("Tomorrow.");
        letter.saveChanges();
        new SmtpSender(new MailServer(
                        MailServer.SMTP,
                        "127.0.0.1",
                        smtp.port(),
                        MailServer.Security.NONE,
                        GreenMailBox.ADDRESS,
                        login))
                .send(letter);
    }

    /** What XOAUTH2 shows. */
    private static String line(String token) {
        String shown = "user=" + GreenMailBox.ADDRESS + "\u0001auth=Bearer " + token + "\u0001\u0001";
        return Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8));
    }

    private ChannelAccount.State state(ChannelAccount account) {
        return accounts.account(account.id()).orElseThrow().state();
    }

    private boolean active(ChannelAccount account) {
        return state(account) == ChannelAccount.State.ACTIVE;
    }

    private CheckReport check(ChannelSettings settings) {
        return MailCheck.run(settings, mailbox.signIns(clock), "tributary-test", Duration.ofSeconds(3));
    }

    private CheckReport.Step fault(ChannelSettings settings) {
        return check(settings).steps().getLast();
    }

    private static CheckReport.Step step(String key, String... arguments) {
        return new CheckReport.Step(false, "check.mail." + key, List.of(arguments));
    }

    private static String letter(int number) {
        return "From: Eva <eva@customer.example>\nMessage-ID: <" + number + "@customer.example>\n\nhello\n";
    }
}

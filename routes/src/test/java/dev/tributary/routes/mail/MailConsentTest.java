package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Consent;
import dev.tributary.engine.spi.Trouble;
import dev.tributary.routes.mail.oauth.TokenStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mailbox's owner lets the house in on the provider's page. */
class MailConsentTest {
    private static final String BACK = "https://desk.shop.example/signed-in";

    private final TokenStandIn provider = TokenStandIn.start(GreenMailBox.ADDRESS);
    private final TokenMailbox mailbox = new TokenMailbox(provider, 1, 1, 1);
    private final MailConsent consent = mailbox.consent(new SettableClock());

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void whoAgreesGivesTheHouseARefreshToken() throws Exception {
        for (ChannelSettings settings : List.of(google(), microsoft())) {
            Consent.Question question = consent.ask(settings, BACK);
            Map<String, String> came = agree(question);
            assertThat(came.get("state")).isEqualTo(question.state());
            Consent.Answer answer = consent.redeem(settings, question, came.get("code"));
            assertThat(answer.trouble()).isNull();
            assertThat(answer.secrets()).isEqualTo(Map.of("refreshToken", provider.refreshToken()));
            assertThat(answer.toString()).doesNotContain(provider.refreshToken());
        }
    }

    @Test
    void eachProviderIsAskedAsItWants() {
        Map<String, String> google =
                TokenStandIn.form(URI.create(consent.ask(google(), BACK).url()).getRawQuery());
        assertThat(google)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TokenStandIn.CLIENT_ID)
                .containsEntry("redirect_uri", BACK)
                .containsEntry("scope", "https://mail.google.com/")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("login_hint", GreenMailBox.ADDRESS)
                .containsEntry("access_type", "offline")
                .containsEntry("prompt", "consent");
        assertThat(google.get("code_challenge")).hasSize(43);
        URI microsoft = URI.create(consent.ask(microsoft(), BACK).url());
        assertThat(microsoft.getPath()).isEqualTo("/shop.example/oauth2/v2.0/authorize");
        assertThat(TokenStandIn.form(microsoft.getRawQuery()))
                .containsEntry(
                        "scope",
                        "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send"
                                + " offline_access")
                .containsEntry("response_mode", "query")
                .doesNotContainKey("access_type");
    }

    @Test
    void noTwoQuestionsAreAlikeAndNoAnswerFitsAnother() throws Exception {
        Consent.Question first = consent.ask(google(), BACK);
        Consent.Question second = consent.ask(google(), BACK);
        assertThat(first.state()).isNotEqualTo(second.state());
        assertThat(first.verifier()).isNotEqualTo(second.verifier());
        assertThat(first.url()).doesNotContain(first.verifier());
        String code = agree(first).get("code");
        assertThat(consent.redeem(google(), second, code).trouble()).isEqualTo(ended());
        assertThat(consent.redeem(google(), first, code).trouble()).isEqualTo(ended());
    }

    @Test
    void whatIsMissingIsNamedBeforeAnybodyIsAsked() {
        assertThatThrownBy(() -> consent.ask(mailbox.settings(Map.of("clientId", "")), BACK))
                .hasMessage("check.mail.clientId");
        assertThatThrownBy(() -> consent.ask(mailbox.settings(Map.of("address", "shop")), BACK))
                .hasMessage("check.mail.address");
        assertThat(consent.provider(google())).isEqualTo("Google");
        assertThat(consent.provider(microsoft())).isEqualTo("Microsoft");
        assertThat(consent.provider(mailbox.settings(Map.of("signIn", "microsoftApp"))))
                .isNull();
        assertThat(consent.provider(mailbox.settings(Map.of("signIn", "password"))))
                .isNull();
    }

    @Test
    void accessForOnceOnlyIsNotEnough() {
        provider.answer(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
        assertThat(consent.redeem(google(), consent.ask(google(), BACK), "code").trouble())
                .isEqualTo(new Trouble("check.mail.access.once", List.of("Google")));
    }

    private static Trouble ended() {
        return new Trouble("check.mail.access.ended", List.of("Google", "Malformed auth code. (invalid_grant)"));
    }

    private ChannelSettings google() {
        return mailbox.google();
    }

    private ChannelSettings microsoft() {
        return mailbox.settings(Map.of("signIn", "microsoft", "tenant", "shop.example"));
    }

    /** What the browser comes back with. */
    private static Map<String, String> agree(Consent.Question question) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<Void> sent = browser.send(
                    HttpRequest.newBuilder(URI.create(question.url() + "&agreed=yes"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(sent.statusCode()).isEqualTo(302);
            URI back = URI.create(sent.headers().firstValue("Location").orElseThrow());
            assertThat(back.toString()).startsWith(BACK + "?");
            return TokenStandIn.form(back.getRawQuery());
        }
    }
}

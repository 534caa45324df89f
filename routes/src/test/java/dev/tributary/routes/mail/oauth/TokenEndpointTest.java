package dev.tributary.routes.mail.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a provider, and what its answers mean: the answers are those that Google and Microsoft document. */
class TokenEndpointTest {
    private final TokenStandIn provider = TokenStandIn.start("support@shop.example");
    private final TokenEndpoint endpoint = new TokenEndpoint();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aUserIsAskedForWithTheRefreshTokenAndAnAppWithItsSecretAlone() throws NoAccessException {
        Granted granted = endpoint.ask(grant(false, "a b"), "refresh-1");
        assertThat(granted).isEqualTo(new Granted("ya29.access-1", Duration.ofHours(1), null));
        assertThat(provider.asked().getLast())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "refresh-1")
                .containsEntry("client_id", TokenStandIn.CLIENT_ID)
                .containsEntry("client_secret", TokenStandIn.CLIENT_SECRET)
                .containsEntry("scope", "a b");
        assertThat(endpoint.ask(grant(true, ""), "").accessToken()).isEqualTo("ya29.access-2");
        assertThat(provider.asked().getLast())
                .containsEntry("grant_type", "client_credentials")
                .doesNotContainKeys("refresh_token", "scope");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | invalid_grant | Token has been expired or revoked. | ENDED
                    400 | invalid_grant | Bad Request | ENDED
                    400 | invalid_grant | AADSTS700082: The refresh token has expired due to inactivity. | ENDED
                    400 | invalid_grant | AADSTS50173: The provided grant has expired due to it being revoked. | ENDED
                    400 | interaction_required | AADSTS50076: Due to a configuration change you must use multi-factor authentication. | ENDED
                    400 | invalid_grant | AADSTS65001: The user or administrator has not consented to use the application. | ENDED
                    401 | invalid_client | The OAuth client was not found. | CLIENT
                    401 | deleted_client | The OAuth client was deleted. | CLIENT
                    401 | invalid_client | AADSTS7000215: Invalid client secret provided. | CLIENT
                    401 | invalid_client | AADSTS7000222: The provided client secret keys are expired. | CLIENT
                    400 | unauthorized_client | AADSTS700016: Application was not found in the directory. | CLIENT
                    400 | invalid_request | AADSTS90002: Tenant 'shop.example' not found. | TENANT
                    400 | invalid_request | AADSTS900023: Specified tenant identifier is neither a valid DNS name. | TENANT
                    400 | invalid_scope | AADSTS70011: The provided value for scope is not valid. | REFUSED
                    400 | admin_policy_enforced | Access to your account data is restricted by policies. | REFUSED
                    400 | temporarily_unavailable | AADSTS90033: A transient error has occurred. Please try again. | AWAY
                    503 | temporarily_unavailable | try later | AWAY
                    403 | rate_limit_exceeded | Rate Limit Exceeded | AWAY
                    """)
    void everyDocumentedRefusalMeansWhatAPersonCanDo(
            int status, String error, String description, NoAccessException.Why why) {
        provider.answer(
                status,
                "{\"error\":\"" + error + "\",\"error_description\":\"" + description
                        + "\\r\\nTrace ID: 3ce2\\r\\nCorrelation ID: a1\",\"error_codes\":[1]}");
        NoAccessException refused = refused();
        assertThat(refused.why()).isEqualTo(why);
        assertThat(refused.said()).isEqualTo(description + " (" + error + ")");
        assertThat(refused.getMessage()).startsWith("Google: " + description);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 429, 500, 502})
    void whatIsNoAnswerOfTheEndpointPasses(int status) {
        provider.answer(status, "<html>maintenance</html>", 90);
        NoAccessException away = refused();
        assertThat(away.why()).isEqualTo(NoAccessException.Why.AWAY);
        assertThat(away.said()).isEqualTo("HTTP " + status);
        assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(90));
        // a redirect is not followed: the secret would go along
        assertThat(provider.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"a\\u0001b\"}",
                "{\"access_token\":\"a\\r\\nb\"}",
                "{\"access_token\":\"a\",\"token_type\":\"mac\"}",
                "{\"access_token\":{\"a\":1}}"
            })
    void anAnswerWithoutASoundTokenIsNone(String body) {
        provider.answer(200, body);
        assertThat(refused().why()).isEqualTo(NoAccessException.Why.AWAY);
    }

    @Test
    void aTokenOfUnknownLengthOfLifeLivesShortly() throws NoAccessException {
        provider.answer(200, "{\"access_token\":\"a\",\"expires_in\":\"3599\"}");
        assertThat(endpoint.ask(grant(false, ""), "r").lasts()).isEqualTo(Duration.ofSeconds(3599));
        provider.answer(200, "{\"access_token\":\"a\"}");
        assertThat(endpoint.ask(grant(false, ""), "r").lasts()).isEqualTo(Duration.ofMinutes(10));
        provider.answer(200, "{\"access_token\":\"a\",\"expires_in\":99999999999}");
        assertThat(endpoint.ask(grant(false, ""), "r").lasts()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void nothingThatIsSaidOfATroubleHoldsASecret() {
        provider.answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"no refresh-1 with house-secret\"}");
        NoAccessException refused = refused();
        assertThat(refused.said()).isEqualTo("no ••• with ••• (invalid_grant)");
        assertThat(grant(false, "").toString()).doesNotContain(TokenStandIn.CLIENT_SECRET);
        assertThat(new Granted("secret", Duration.ZERO, "secret").toString()).doesNotContain("secret");
    }

    @Test
    void aProviderThatCannotBeReachedIsNamed() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Grant grant = new Grant("Google", URI.create("http://127.0.0.1:" + closed + "/token"), "a", "b", "", false);
        NoAccessException away = catchThrowableOfType(NoAccessException.class, () -> endpoint.ask(grant, "r"));
        assertThat(away.why()).isEqualTo(NoAccessException.Why.UNREACHABLE);
        assertThat(away.said()).isEqualTo("127.0.0.1");
        assertThat(away.passes()).isTrue();
    }

    private NoAccessException refused() {
        return catchThrowableOfType(NoAccessException.class, () -> endpoint.ask(grant(false, ""), "refresh-1"));
    }

    private Grant grant(boolean app, String scope) {
        return new Grant(
                "Google",
                URI.create(provider.tokenUrl()),
                TokenStandIn.CLIENT_ID,
                TokenStandIn.CLIENT_SECRET,
                scope,
                app);
    }
}

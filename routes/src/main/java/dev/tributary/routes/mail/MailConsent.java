package dev.tributary.routes.mail;

import dev.tributary.engine.secret.SecretToken;
import dev.tributary.engine.secret.Sha256;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Consent;
import dev.tributary.engine.spi.Trouble;
import dev.tributary.routes.mail.oauth.Grant;
import dev.tributary.routes.mail.oauth.Granted;
import dev.tributary.routes.mail.oauth.NoAccessException;
import dev.tributary.routes.mail.oauth.TokenEndpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages of Google and Microsoft on which a mailbox's owner lets the house in for good (a refresh token). */
@Component
final class MailConsent implements Consent {
    private final SignIns signIns;
    private final TokenEndpoint endpoint;

    MailConsent(SignIns signIns, TokenEndpoint endpoint) {
        this.signIns = signIns;
        this.endpoint = endpoint;
    }

    @Override
    public String fills() {
        return SignIns.REFRESH_TOKEN;
    }

    @Override
    public @Nullable String provider(ChannelSettings typed) {
        SignIn signIn = SignIn.of(typed);
        return signIn == SignIn.GOOGLE || signIn == SignIn.MICROSOFT
                ? signIns.provider(signIn).name()
                : null;
    }

    @Override
    public Question ask(ChannelSettings typed, String back) {
        SignIn signIn = SignIn.of(typed);
        String user = MailServers.user(typed);
        Grant grant = signIns.grant(typed);
        String state = SecretToken.fresh();
        String verifier = SecretToken.fresh();
        byte[] challenge = HexFormat.of().parseHex(Sha256.hex(verifier));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", grant.clientId());
        query.put("redirect_uri", back);
        query.put("scope", signIn == SignIn.GOOGLE ? "https://mail.google.com/" : grant.scope());
        query.put("state", state);
        query.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
        query.put("code_challenge_method", "S256");
        query.put("login_hint", user);
        if (signIn == SignIn.GOOGLE) {
            // without these two there is no refresh token, or none the second time
            query.put("access_type", "offline");
            query.put("prompt", "consent");
        } else {
            query.put("response_mode", "query");
            query.put("prompt", "select_account");
        }
        String url = signIns.authorizeUrl(typed) + "?"
                + query.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return new Question(url, state, verifier, back);
    }

    @Override
    public Answer redeem(ChannelSettings typed, Question question, String code) {
        try {
            Grant grant = signIns.grant(typed);
            Granted granted = endpoint.redeem(grant, code, question.verifier(), question.back());
            String refreshToken = granted.refreshToken();
            return refreshToken == null
                    ? Answer.none(new Trouble("check.mail.access.once", List.of(grant.provider())))
                    : new Answer(Map.of(SignIns.REFRESH_TOKEN, refreshToken), null);
        } catch (NoAccessException e) {
            return Answer.none(MailTrouble.of(e));
        } catch (IllegalArgumentException e) {
            return Answer.none(new Trouble(String.valueOf(e.getMessage()), List.of()));
        }
    }
}

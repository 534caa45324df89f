package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.mail.oauth.AccessTokens;
import dev.tributary.routes.mail.oauth.Grant;
import dev.tributary.routes.mail.oauth.RefreshTokens;
import dev.tributary.routes.mail.oauth.TokenEndpoint;
import java.net.URI;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Where a mailbox's servers are and what is shown at their doors, by the settings of its account. */
@Component
final class SignIns {
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String TENANT = "tenant";
    static final String REFRESH_TOKEN = "refreshToken";

    /** Any organisation, and people's own accounts. */
    private static final String ANY_TENANT = "common";
    /** A name or a number; nothing else may come into the address. */
    private static final Pattern TENANT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");

    private final MailProviders providers;
    private final TokenEndpoint endpoint;
    private final Clock clock;

    SignIns(MailProviders providers, TokenEndpoint endpoint, Clock clock) {
        this.providers = providers;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** The same of a mailbox that is no account yet, with what stands in its form. */
    MailServers servers(ChannelSettings typed) {
        return servers(typed, RefreshTokens.only(typed.secret(REFRESH_TOKEN)));
    }

    /**
     * The servers of a mailbox.
     *
     * @param refreshTokens where the refresh token is, for those who sign in by one
     * @throws IllegalArgumentException with a text key, when something is missing
     */
    MailServers servers(ChannelSettings settings, RefreshTokens refreshTokens) {
        SignIn signIn = SignIn.of(settings);
        if (signIn == SignIn.PASSWORD) return MailServers.byPassword(settings);
        MailProvider provider = providers.of(signIn);
        boolean pop = MailServers.pop(settings);
        Grant grant = grant(settings);
        if (!grant.app() && refreshTokens.current().isEmpty())
            throw new IllegalArgumentException("check.mail.refreshToken");
        Login login = new TokenLogin(new AccessTokens(endpoint, grant, refreshTokens, clock));
        String user = MailServers.user(settings);
        MailServer incoming =
                server(pop ? MailServer.POP3 : MailServer.IMAP, pop ? provider.pop3() : provider.imap(), user, login);
        return new MailServers(incoming, server(MailServer.SMTP, provider.smtp(), user, login));
    }

    private static MailServer server(String protocol, MailProvider.Door door, String user, Login login) {
        return new MailServer(protocol, door.host(), door.port(), door.security(), user, login);
    }

    /**
     * By what the provider of a mailbox gives out access.
     *
     * @throws IllegalArgumentException with a text key, when something is missing
     */
    Grant grant(ChannelSettings settings) {
        SignIn signIn = SignIn.of(settings);
        MailProvider provider = providers.of(signIn);
        String clientId = settings.value(CLIENT_ID).strip();
        if (clientId.isEmpty()) throw new IllegalArgumentException("check.mail.clientId");
        String clientSecret = settings.secret(CLIENT_SECRET).strip();
        // only Microsoft has apps that keep no secret and still speak for a user
        if (clientSecret.isEmpty() && signIn != SignIn.MICROSOFT)
            throw new IllegalArgumentException("check.mail.clientSecret");
        boolean app = signIn == SignIn.MICROSOFT_APP;
        String url = provider.tokenUrl().replace("{tenant}", tenant(settings, app));
        return new Grant(
                provider.name(),
                URI.create(url),
                clientId,
                clientSecret,
                scope(signIn, MailServers.pop(settings)),
                app);
    }

    /** Who lets the house in so. */
    MailProvider provider(SignIn signIn) {
        return providers.of(signIn);
    }

    /** The page on which a mailbox's owner lets the house in. */
    String authorizeUrl(ChannelSettings settings) {
        return providers.of(SignIn.of(settings)).authorizeUrl().replace("{tenant}", tenant(settings, false));
    }

    /** An app of its own is at home in one organisation. */
    private static String tenant(ChannelSettings settings, boolean app) {
        String tenant = settings.value(TENANT).strip();
        if (tenant.isEmpty() && !app) return ANY_TENANT;
        if (!TENANT_NAME.matcher(tenant).matches()) throw new IllegalArgumentException("check.mail.tenant");
        return tenant;
    }

    /** No more than the mailbox's protocols: who agreed to IMAP need not have agreed to POP. */
    private static String scope(SignIn signIn, boolean pop) {
        return switch (signIn) {
            case MICROSOFT ->
                "https://outlook.office.com/" + (pop ? "POP" : "IMAP") + ".AccessAsUser.All"
                        + " https://outlook.office.com/SMTP.Send offline_access";
            case MICROSOFT_APP -> "https://outlook.office365.com/.default";
            case GOOGLE, PASSWORD -> "";
        };
    }
}

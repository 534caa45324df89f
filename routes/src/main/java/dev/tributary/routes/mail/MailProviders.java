package dev.tributary.routes.mail;

import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Google and Microsoft. Where they are is no setting of a mailbox: a token is shown to nobody else. An operator names other
 * places for an organisation in a national cloud, a test for stand-ins ({@code tributary.mail.microsoft.authorize-url}, {@code .token-url},
 * {@code .imap}, {@code .pop3}, {@code .smtp}, and the same for {@code google}).
 */
@Component
final class MailProviders {
    private final MailProvider google;
    private final MailProvider microsoft;

    MailProviders(Environment environment) {
        google = provider(
                environment,
                "Google",
                "https://accounts.google.com/o/oauth2/v2/auth",
                "https://oauth2.googleapis.com/token",
                "imap.gmail.com:993:tls",
                "pop.gmail.com:995:tls",
                "smtp.gmail.com:465:tls");
        microsoft = provider(
                environment,
                "Microsoft",
                "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
                "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
                "outlook.office365.com:993:tls",
                "outlook.office365.com:995:tls",
                "smtp.office365.com:587:starttls");
    }

    private static MailProvider provider(
            Environment environment,
            String name,
            String authorize,
            String token,
            String imap,
            String pop3,
            String smtp) {
        String prefix = "tributary.mail." + name.toLowerCase(Locale.ROOT) + ".";
        return new MailProvider(
                name,
                environment.getProperty(prefix + "authorize-url", authorize),
                environment.getProperty(prefix + "token-url", token),
                MailProvider.Door.of(environment.getProperty(prefix + "imap", imap)),
                MailProvider.Door.of(environment.getProperty(prefix + "pop3", pop3)),
                MailProvider.Door.of(environment.getProperty(prefix + "smtp", smtp)));
    }

    /** Whose mailbox it is that lets the house in so; there is none for a password. */
    MailProvider of(SignIn signIn) {
        return switch (signIn) {
            case GOOGLE -> google;
            case MICROSOFT, MICROSOFT_APP -> microsoft;
            case PASSWORD -> throw new IllegalArgumentException("a password is of no provider");
        };
    }
}

package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.routes.mail.oauth.TokenEndpoint;
import dev.tributary.routes.mail.oauth.TokenStandIn;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.mock.env.MockEnvironment;

/** A mailbox whose provider is a stand-in, on servers of this machine. */
final class TokenMailbox {
    private final MockEnvironment places = new MockEnvironment();

    TokenMailbox(TokenStandIn provider, int imap, int pop3, int smtp) {
        for (String name : new String[] {"google", "microsoft"}) {
            places.setProperty("tributary.mail." + name + ".imap", "127.0.0.1:" + imap + ":none");
            places.setProperty("tributary.mail." + name + ".pop3", "127.0.0.1:" + pop3 + ":none");
            places.setProperty("tributary.mail." + name + ".smtp", "127.0.0.1:" + smtp + ":none");
        }
        places.setProperty("tributary.mail.google.authorize-url", provider.authorizeUrl());
        places.setProperty(
                "tributary.mail.microsoft.authorize-url",
                provider.authorizeUrl().replace("/authorize", "/{tenant}/oauth2/v2.0/authorize"));
        places.setProperty("tributary.mail.google.token-url", provider.tokenUrl());
        places.setProperty(
                "tributary.mail.microsoft.token-url",
                provider.tokenUrl().replace("/token", "/{tenant}/oauth2/v2.0/token"));
    }

    SignIns signIns(Clock clock) {
        return new SignIns(new MailProviders(places), new TokenEndpoint(), clock);
    }

    MailConsent consent(Clock clock) {
        return new MailConsent(signIns(clock), new TokenEndpoint());
    }

    /** Google's; servers and passwords of before are still among the settings. */
    ChannelSettings google() {
        return settings(Map.of());
    }

    /** The same, some of it changed. */
    ChannelSettings settings(Map<String, String> changed) {
        Map<String, String> values = new HashMap<>();
        values.put("address", GreenMailBox.ADDRESS);
        values.put("signIn", "google");
        values.put("clientId", TokenStandIn.CLIENT_ID);
        values.put("imapHost", "mail.old-provider.invalid");
        values.put("smtpHost", "mail.old-provider.invalid");
        values.put("pollSeconds", "1");
        values.putAll(changed);
        return new ChannelSettings(
                values,
                Map.of(
                        "clientSecret", TokenStandIn.CLIENT_SECRET,
                        "refreshToken", "refresh-1",
                        "imapPassword", "old password"));
    }
}

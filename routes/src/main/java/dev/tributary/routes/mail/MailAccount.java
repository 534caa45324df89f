package dev.tributary.routes.mail;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.stream.AccountSetup;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/**
 * A mailbox as its settings describe it.
 *
 * @param id the channel account
 * @param address its address, in lower case
 * @param name the name that customers see
 * @param incoming where mail is fetched
 * @param folder the folder that is watched
 * @param smtp where mail is sent
 * @param poll how often it is looked into
 * @param instant whether the server is asked to say when mail comes
 * @param out what its mails carry
 */
record MailAccount(
        UUID id,
        String address,
        String name,
        MailServer incoming,
        String folder,
        MailServer smtp,
        Duration poll,
        boolean instant,
        MailOut out) {
    private static final int POLL_SECONDS = 15;

    static MailAccount of(AccountSetup setup) {
        ChannelSettings settings = setup.settings();
        String name = settings.value("name").isBlank() ? setup.name() : settings.value("name");
        int seconds = Math.max(1, settings.number("pollSeconds", POLL_SECONDS));
        return new MailAccount(
                setup.id(),
                addressOf(settings),
                name.strip(),
                incoming(settings),
                folder(settings),
                smtp(settings),
                Duration.ofSeconds(seconds),
                !settings.value("instant").equals("false"),
                MailOut.of(settings));
    }

    /**
     * The mailbox address in lower case.
     *
     * @throws IllegalArgumentException with a text key, when it is missing or none
     */
    static String addressOf(ChannelSettings settings) {
        String address = settings.value("address").strip().toLowerCase(Locale.ROOT);
        int at = address.indexOf('@');
        boolean one = at > 0 && at == address.lastIndexOf('@') && at < address.length() - 1;
        if (!one || address.length() > 200 || address.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>')) {
            throw new IllegalArgumentException("check.mail.address");
        }
        return address;
    }

    /** The fields are called after IMAP, which once was the only way. */
    static MailServer incoming(ChannelSettings settings) {
        boolean pop = settings.value("protocol").strip().equalsIgnoreCase(MailServer.POP3);
        MailServer.Security security = security(settings.value("imapSecurity"));
        boolean tls = security == MailServer.Security.TLS;
        int usual = pop ? (tls ? 995 : 110) : (tls ? 993 : 143);
        return new MailServer(
                pop ? MailServer.POP3 : MailServer.IMAP,
                host(settings, "imapHost"),
                settings.number("imapPort", usual),
                security,
                user(settings, "imapUser"),
                settings.secret("imapPassword"));
    }

    /** The user and password for incoming mail, when none are given for SMTP: most mailboxes have one of each. */
    static MailServer smtp(ChannelSettings settings) {
        MailServer.Security security = security(settings.value("smtpSecurity"));
        int port = settings.number("smtpPort", security == MailServer.Security.TLS ? 465 : 587);
        boolean own = !settings.value("smtpUser").isBlank();
        String user = own ? user(settings, "smtpUser") : user(settings, "imapUser");
        String password = settings.secret("smtpPassword");
        if (password.isEmpty() && !own) password = settings.secret("imapPassword");
        return new MailServer(MailServer.SMTP, host(settings, "smtpHost"), port, security, user, password);
    }

    static String folder(ChannelSettings settings) {
        return settings.value("folder").isBlank()
                ? "INBOX"
                : settings.value("folder").strip();
    }

    AccountKey key() {
        return new AccountKey(Channels.EMAIL, address);
    }

    /** What stands behind the at sign of the ids in our mails. */
    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    private static String host(ChannelSettings settings, String field) {
        String host = settings.value(field).strip();
        if (host.isEmpty()) throw new IllegalArgumentException("check.mail." + field);
        return host;
    }

    private static String user(ChannelSettings settings, String field) {
        return settings.value(field).strip();
    }

    private static MailServer.Security security(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "none" -> MailServer.Security.NONE;
            case "starttls" -> MailServer.Security.STARTTLS;
            default -> MailServer.Security.TLS;
        };
    }
}

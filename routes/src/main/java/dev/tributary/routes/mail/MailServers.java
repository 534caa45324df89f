package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelSettings;

/**
 * The two servers of a mailbox.
 *
 * @param incoming where mail is fetched
 * @param smtp where mail is sent
 */
record MailServers(MailServer incoming, MailServer smtp) {
    /** Whether mail is fetched by POP3. */
    static boolean pop(ChannelSettings settings) {
        return settings.value("protocol").strip().equalsIgnoreCase(MailServer.POP3);
    }

    /**
     * Servers that take a password, as they are named in the settings.
     *
     * @throws IllegalArgumentException with a text key, when one is missing
     */
    static MailServers byPassword(ChannelSettings settings) {
        return new MailServers(incoming(settings), smtp(settings));
    }

    /** The fields are called after IMAP, which once was the only way. */
    private static MailServer incoming(ChannelSettings settings) {
        boolean pop = pop(settings);
        MailServer.Security security = MailServer.Security.of(settings.value("imapSecurity"));
        boolean tls = security == MailServer.Security.TLS;
        int usual = pop ? (tls ? 995 : 110) : (tls ? 993 : 143);
        return new MailServer(
                pop ? MailServer.POP3 : MailServer.IMAP,
                host(settings, "imapHost"),
                settings.number("imapPort", usual),
                security,
                user(settings),
                settings.secret("imapPassword"));
    }

    /** The user and password for incoming mail, when none are given for SMTP: most mailboxes have one of each. */
    private static MailServer smtp(ChannelSettings settings) {
        MailServer.Security security = MailServer.Security.of(settings.value("smtpSecurity"));
        int port = settings.number("smtpPort", security == MailServer.Security.TLS ? 465 : 587);
        boolean own = !settings.value("smtpUser").isBlank();
        String user = own ? settings.value("smtpUser").strip() : user(settings);
        String password = settings.secret("smtpPassword");
        if (password.isEmpty() && !own) password = settings.secret("imapPassword");
        return new MailServer(MailServer.SMTP, host(settings, "smtpHost"), port, security, user, password);
    }

    private static String host(ChannelSettings settings, String field) {
        String host = settings.value(field).strip();
        if (host.isEmpty()) throw new IllegalArgumentException("check.mail." + field);
        return host;
    }

    /** Most mailboxes are called after their address. */
    static String user(ChannelSettings settings) {
        String user = settings.value("imapUser").strip();
        return user.isEmpty() ? MailAccount.addressOf(settings) : user;
    }
}

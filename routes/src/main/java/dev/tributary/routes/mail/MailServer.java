package dev.tributary.routes.mail;

import java.util.Locale;
import java.util.Properties;

/**
 * How one server of a mailbox is reached.
 *
 * @param protocol {@code imap}, {@code pop3} or {@code smtp}
 * @param host its name
 * @param port its port
 * @param security none, STARTTLS or TLS from the first byte
 * @param user the user, or the empty string for none
 * @param login what the user shows at the door
 */
record MailServer(String protocol, String host, int port, Security security, String user, Login login) {
    static final String IMAP = "imap";
    static final String POP3 = "pop3";
    static final String SMTP = "smtp";

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "60000";

    /** How the connection is protected. */
    enum Security {
        NONE,
        STARTTLS,
        TLS;

        /** As it is written in settings; TLS when nothing is. */
        static Security of(String value) {
            return switch (value.strip().toLowerCase(Locale.ROOT)) {
                case "none" -> NONE;
                case "starttls" -> STARTTLS;
                default -> TLS;
            };
        }
    }

    /** One that takes a password. */
    MailServer(String protocol, String host, int port, Security security, String user, String password) {
        this(protocol, host, port, security, user, new PasswordLogin(password));
    }

    /** The name of the protocol in Jakarta Mail. */
    String scheme() {
        return security == Security.TLS ? protocol + "s" : protocol;
    }

    /** The session properties (Angus Mail, packages {@code imap}, {@code pop3} and {@code smtp}); certificates are always checked. */
    Properties properties() {
        String prefix = "mail." + scheme() + ".";
        Properties all = new Properties();
        all.setProperty("mail.transport.protocol", scheme());
        all.setProperty("mail.store.protocol", scheme());
        all.setProperty(prefix + "host", host);
        all.setProperty(prefix + "port", String.valueOf(port));
        all.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        all.setProperty(prefix + "timeout", ANSWER_MILLIS);
        all.setProperty(prefix + "writetimeout", ANSWER_MILLIS);
        all.setProperty(prefix + "auth", String.valueOf(!user.isEmpty()));
        all.setProperty(prefix + "ssl.checkserveridentity", "true");
        all.setProperty(prefix + "partialfetch", "false");
        // RFC 3461; asked for only where the server says that it can
        all.setProperty(prefix + "dsn.notify", "FAILURE,DELAY");
        all.setProperty(prefix + "dsn.ret", "HDRS");
        all.setProperty(prefix + "starttls.enable", String.valueOf(security == Security.STARTTLS));
        all.setProperty(prefix + "starttls.required", String.valueOf(security == Security.STARTTLS));
        if (login.provider() != null) {
            all.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
            // as Microsoft's POP3 wants it: the command in one line, the token in the next; RFC 5034 lets both
            all.setProperty(prefix + "auth.xoauth2.two.line.authentication.format", "true");
        }
        return all;
    }

    /** Whose mailbox it is: another user's, or another server's, is another one. */
    String place() {
        return user + "@" + host;
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return scheme() + "://" + host + ":" + port;
    }
}

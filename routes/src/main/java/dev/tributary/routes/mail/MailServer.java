package dev.tributary.routes.mail;

import java.util.Properties;

/**
 * How one server of a mailbox is reached.
 *
 * @param protocol {@code imap}, {@code pop3} or {@code smtp}
 * @param host its name
 * @param port its port
 * @param security none, STARTTLS or TLS from the first byte
 * @param user the user, or the empty string for none
 * @param password the password
 */
record MailServer(String protocol, String host, int port, Security security, String user, String password) {
    static final String IMAP = "imap";
    static final String POP3 = "pop3";
    static final String SMTP = "smtp";

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "60000";

    /** How the connection is protected. */
    enum Security {
        NONE,
        STARTTLS,
        TLS
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

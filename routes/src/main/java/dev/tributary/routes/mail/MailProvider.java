package dev.tributary.routes.mail;

import java.util.List;

/**
 * A provider of mailboxes that gives out access instead of taking passwords.
 *
 * @param name for people
 * @param authorizeUrl the page on which a person lets the house in; {@code {tenant}} stands for the organisation
 * @param tokenUrl where access is given out, likewise
 * @param imap where its mailboxes are read
 * @param pop3 where they are read by POP3
 * @param smtp where they send
 */
record MailProvider(String name, String authorizeUrl, String tokenUrl, Door imap, Door pop3, Door smtp) {
    /** One server. */
    record Door(String host, int port, MailServer.Security security) {
        /** {@code host:port:tls}, or {@code starttls} or {@code none}. */
        static Door of(String written) {
            List<String> parts = List.of(written.split(":"));
            if (parts.size() != 3) throw new IllegalArgumentException("not host:port:protection: " + written);
            return new Door(parts.get(0), Integer.parseInt(parts.get(1)), MailServer.Security.of(parts.get(2)));
        }
    }
}

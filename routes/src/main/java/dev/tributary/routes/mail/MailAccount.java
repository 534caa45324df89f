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

    static MailAccount of(AccountSetup setup, MailServers servers) {
        ChannelSettings settings = setup.settings();
        String name = settings.value("name").isBlank() ? setup.name() : settings.value("name");
        int seconds = Math.max(1, settings.number("pollSeconds", POLL_SECONDS));
        return new MailAccount(
                setup.id(),
                addressOf(settings),
                name.strip(),
                servers.incoming(),
                folder(settings),
                servers.smtp(),
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
}

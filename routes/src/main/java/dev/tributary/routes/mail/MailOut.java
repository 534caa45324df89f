package dev.tributary.routes.mail;

import dev.tributary.engine.spi.ChannelSettings;
import java.util.Locale;

/**
 * What a mailbox's mails carry, and what becomes of them once they are sent.
 *
 * @param plusAddresses whether answers are asked for at an address with a token behind a plus sign (RFC 5233)
 * @param mark where the conversation's number stands
 * @param sentCopy whether a copy is put into the mailbox's folder of sent mail
 */
record MailOut(boolean plusAddresses, Mark mark, boolean sentCopy) {
    /** Nothing besides the mail. */
    static final MailOut PLAIN = new MailOut(false, Mark.NONE, false);

    /** Where the conversation's number stands: it finds the conversation when nothing else survives the way. */
    enum Mark {
        /** In the last line. */
        FOOT,
        /** There and in the subject. */
        SUBJECT,
        NONE
    }

    static MailOut of(ChannelSettings settings) {
        Mark mark = switch (settings.value("mark").strip().toLowerCase(Locale.ROOT)) {
            case "subject" -> Mark.SUBJECT;
            case "none" -> Mark.NONE;
            default -> Mark.FOOT;
        };
        return new MailOut(yes(settings, "plusAddresses"), mark, yes(settings, "sentCopy"));
    }

    private static boolean yes(ChannelSettings settings, String field) {
        return settings.value(field).strip().equalsIgnoreCase("yes");
    }
}

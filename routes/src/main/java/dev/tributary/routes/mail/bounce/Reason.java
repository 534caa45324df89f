package dev.tributary.routes.mail.bounce;

import java.util.Locale;

/** Why a mail did not arrive, in the few ways that make a difference to whoever wrote it. */
public enum Reason {
    /** There is no such mailbox. */
    NO_SUCH_ADDRESS,
    /** There is no such domain, or it takes no mail. */
    NO_SUCH_DOMAIN,
    /** The mailbox was given up, closed or moved. */
    CLOSED,
    /** The mailbox holds no more. */
    MAILBOX_FULL,
    /** The mail is larger than the other side takes. */
    TOO_LARGE,
    /** It was taken for spam. */
    SPAM,
    /** Something dangerous was found in it. */
    VIRUS,
    /** The other side does not trust the server or domain that it came from. */
    NOT_TRUSTED,
    /** A rule of the other side forbids it. */
    REFUSED,
    /** Too much came at once. */
    TOO_MANY,
    /** The other server could not be reached, or not in time. */
    NOT_REACHED,
    /** The other server, or one on the way, does not work as it should. */
    SERVER_FAULT,
    /** It arrived, and the recipient complained about it. */
    COMPLAINT,
    /** It is not said, or not in words that we know. */
    UNKNOWN;

    /** The name under which it is kept and has its words. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

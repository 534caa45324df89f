package dev.tributary.routes.mail;

import org.jspecify.annotations.Nullable;

/**
 * Where a mail lies: a name that stays the same as long as the server keeps its word (RFC 3501 section 2.3.1.1).
 *
 * @param folder the folder
 * @param validity its UIDVALIDITY
 * @param uid the UID
 */
record MailLocator(String folder, long validity, long uid) {
    static @Nullable MailLocator parse(String text) {
        int colon = text.lastIndexOf(':');
        int before = text.lastIndexOf(':', colon - 1);
        if (before < 1) return null;
        try {
            long validity = Long.parseLong(text.substring(before + 1, colon));
            return new MailLocator(text.substring(0, before), validity, Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What the mail is called when it has no Message-ID. */
    String key() {
        return "uid:" + validity + ":" + uid;
    }

    /** What a mail is called where mails have names instead of numbers (UIDL, RFC 1939). */
    static String keyOf(String name) {
        return "uidl:" + name;
    }

    /** The name in such a key. */
    static String nameIn(String key) {
        return key.substring("uidl:".length());
    }

    /** Whether an external id is such a name instead of a Message-ID. */
    static boolean isKey(String externalId) {
        return externalId.startsWith("uid:") || externalId.startsWith("uidl:");
    }

    @Override
    public String toString() {
        return folder + ":" + validity + ":" + uid;
    }
}

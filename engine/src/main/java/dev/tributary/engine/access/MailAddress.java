package dev.tributary.engine.access;

import java.util.Locale;
import java.util.Optional;

/**
 * The syntax of mail addresses that the house takes from people: the everyday part of RFC 5321 section 4.1.2, without
 * quoting, comments or address literals. A char-by-char check, linear in the length; international names are fine.
 */
public final class MailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String LOCAL_SIGNS = "!#$%&'*+-/=?^_`{|}~.";

    private MailAddress() {}

    /** The address, stripped and in lower case, or empty when it is none. */
    public static Optional<String> of(String typed) {
        String address = typed.strip().toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (address.length() > LONGEST || at < 1 || at > LONGEST_LOCAL) return Optional.empty();
        return isLocal(address.substring(0, at)) && isDomain(address.substring(at + 1))
                ? Optional.of(address)
                : Optional.empty();
    }

    private static boolean isLocal(String local) {
        return !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..")
                && local.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || LOCAL_SIGNS.indexOf(c) >= 0);
    }

    private static boolean isDomain(String domain) {
        int length = 0;
        int previous = '.';
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (c == '.') {
                if (length == 0 || previous == '-') return false;
                length = 0;
            } else {
                boolean hyphen = c == '-';
                if (!hyphen && !Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) return false;
                if (hyphen && length == 0) return false;
                if (++length > 63) return false;
            }
            previous = c;
        }
        return length > 0 && previous != '-';
    }
}

package dev.tributary.routes.mail;

import org.jspecify.annotations.Nullable;

/** Addresses with something behind a plus sign, which lead to the mailbox without it (RFC 5233 section 1). */
final class PlusAddress {
    /** RFC 5321 section 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private PlusAddress() {}

    /** The address with this detail, or null where it would be too long for mail servers. */
    static @Nullable String of(String address, String detail) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at) + "+" + detail;
        return local.length() > LONGEST_LOCAL_PART ? null : local + address.substring(at);
    }
}

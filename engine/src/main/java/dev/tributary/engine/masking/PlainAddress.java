package dev.tributary.engine.masking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A web address as it reads once its percent signs and pluses are undone, however often they were done. */
final class PlainAddress {
    private static final int TIMES = 3;

    private PlainAddress() {}

    static String of(String address) {
        String before = address;
        for (int i = 0; i < TIMES; i++) {
            String after = once(before);
            if (after.equals(before)) return after;
            before = after;
        }
        return before;
    }

    private static String once(String address) {
        StringBuilder plain = new StringBuilder(address.length());
        int i = 0;
        while (i < address.length()) {
            char c = address.charAt(i);
            if (c == '%' && octet(address, i) >= 0) {
                ByteArrayOutputStream octets = new ByteArrayOutputStream();
                for (int octet = octet(address, i); octet >= 0; octet = octet(address, i)) {
                    octets.write(octet);
                    i += 3;
                }
                plain.append(octets.toString(StandardCharsets.UTF_8));
            } else {
                plain.append(c == '+' ? ' ' : c);
                i++;
            }
        }
        return plain.toString();
    }

    /** The octet that stands percent-encoded there, or -1. */
    private static int octet(String address, int at) {
        if (at + 2 >= address.length() || address.charAt(at) != '%') return -1;
        int high = Character.digit(address.charAt(at + 1), 16);
        int low = Character.digit(address.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}

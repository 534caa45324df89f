package dev.tributary.engine.privacy;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** Network addresses in their one spelling, so that the same address is the same text. */
public final class NetworkAddress {
    private NetworkAddress() {}

    /** A literal address in its one spelling: IPv6 in full, without zone; empty when it is none. */
    public static Optional<String> of(String literal) {
        try {
            String address = InetAddress.ofLiteral(literal.strip()).getHostAddress();
            int zone = address.indexOf('%');
            return Optional.of(zone < 0 ? address : address.substring(0, zone));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What somebody typed to find addresses by: a whole one in its one spelling, else the beginning of one, as typed. */
    public static String beginning(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        while (text.endsWith("*")) text = text.substring(0, text.length() - 1);
        return whole(text) ? of(text).orElse(text) : text;
    }

    /** Whether this is a whole address; four numbers or two colons beside each other, not {@code 10.1}, which is 10.0.0.1 too. */
    public static boolean whole(String text) {
        boolean four = text.chars().filter(c -> c == '.').count() == 3 && !text.endsWith(".");
        return (four || text.indexOf(':') >= 0) && of(text).isPresent();
    }
}

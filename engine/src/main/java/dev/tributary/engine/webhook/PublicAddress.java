package dev.tributary.engine.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses lie outside: everything but what the registries of IANA for special purposes keep for networks of one's
 * own (RFC 6890 and its successors). An address of IPv6 that carries one of IPv4 is judged by that.
 */
public final class PublicAddress {
    private PublicAddress() {}

    /** Whether this address lies outside. */
    public static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> publicFour(bytes, 0);
            case Inet6Address _ -> publicSix(bytes);
            default -> false;
        };
    }

    private static boolean publicFour(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        int third = bytes[from + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            // between a provider and its customers
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2));
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    private static boolean publicSix(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        // ::/96 and ::ffff:0:0/96 write an address of IPv4, so do 64:ff9b::/96 (translated) and 2002::/16 (6to4)
        if (zero(bytes, 0, 10)) return publicFour(bytes, 12);
        if (first == 0 && second == 0x64) return publicFour(bytes, 12) && zero(bytes, 4, 12);
        if (first == 0x20 && second == 0x02) return publicFour(bytes, 2);
        boolean tunnelled = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        boolean documented = first == 0x20 && second == 0x01 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8;
        // 2000::/3 is all that is given out
        return (first & 0xe0) == 0x20 && !tunnelled && !documented;
    }

    private static boolean zero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) if (bytes[i] != 0) return false;
        return true;
    }
}

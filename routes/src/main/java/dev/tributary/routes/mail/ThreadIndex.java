package dev.tributary.routes.mail;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Outlook's {@code Thread-Index} header (MS-OXOMSG section 2.2.1.3): 22 bytes that a thread's first mail made, and five
 * more for each answer, in Base64. Outlook sorts by it and Exchange keeps it where it drops References.
 */
final class ThreadIndex {
    private static final int ROOT = 22;
    private static final int CHILD = 5;

    private ThreadIndex() {}

    /** The root in hex, or null when the header holds none. */
    static @Nullable String root(String @Nullable [] headers) {
        if (headers == null) return null;
        try {
            byte[] index = Base64.getMimeDecoder().decode(headers[0]);
            return index.length < ROOT ? null : HexFormat.of().formatHex(index, 0, ROOT);
        } catch (IllegalArgumentException e) {
            // the header of another program
            return null;
        }
    }

    /** The index of this answer in the thread of this root; always the same one. */
    static String child(String root, UUID message) {
        byte[] index = Arrays.copyOf(HexFormat.of().parseHex(root), ROOT + CHILD);
        long bits = message.getLeastSignificantBits();
        for (int i = 0; i < CHILD; i++) index[ROOT + i] = (byte) (bits >>> (Byte.SIZE * i));
        return Base64.getEncoder().encodeToString(index);
    }
}

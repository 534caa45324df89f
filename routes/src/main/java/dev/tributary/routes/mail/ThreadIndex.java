package dev.tributary.routes.mail;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Outlook's {@code Thread-Index} header (MS-OXOMSG section 2.2.1.3): 22 bytes that a thread's first mail made, and five
 * more for each answer, in Base64. Outlook sorts by it and Exchange keeps it where it drops References.
 */
final class ThreadIndex {
    private static final int ROOT = 22;
    private static final int CHILD = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

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

    /** The index of an answer in the thread of this root. */
    static String child(String root) {
        byte[] index = Arrays.copyOf(HexFormat.of().parseHex(root), ROOT + CHILD);
        byte[] child = new byte[CHILD];
        RANDOM.nextBytes(child);
        System.arraycopy(child, 0, index, ROOT, CHILD);
        return Base64.getEncoder().encodeToString(index);
    }
}

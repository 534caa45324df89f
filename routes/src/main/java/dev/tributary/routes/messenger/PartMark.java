package dev.tributary.routes.messenger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we write on each part of what we send, as Meta's {@code metadata}, and find again on its echo: the delivery, and on
 * all parts but the last their number too. So the echo of a part is known for ours, and only that of the last one says that
 * the message is out.
 *
 * @param delivery the delivery
 * @param last whether it is the last part, as most are
 */
record PartMark(UUID delivery, boolean last) {
    private static final String NUMBERED = "/";

    /** The mark of part {@code part}, counted from one, of so many. */
    static String of(UUID delivery, int part, int parts) {
        return part == parts ? delivery.toString() : delivery + NUMBERED + part;
    }

    /** What a mark says, or null when it is not one of ours. */
    static @Nullable PartMark read(String metadata) {
        int end = metadata.indexOf(NUMBERED);
        try {
            return metadata.isEmpty()
                    ? null
                    : new PartMark(UUID.fromString(end < 0 ? metadata : metadata.substring(0, end)), end < 0);
        } catch (IllegalArgumentException e) {
            return null; // somebody else's metadata
        }
    }
}

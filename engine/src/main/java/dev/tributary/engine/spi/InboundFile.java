package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message.
 *
 * @param name the sender's file name; shown, never used as a path
 * @param mediaType what it was declared as, or sniffed to be
 * @param contentId the id by which HTML refers to it (RFC 2392), without angle brackets, for inline images
 * @param content the bytes
 * @param note why the content is missing or cut, in words, or null
 * @param address where the channel may be asked for the content later ({@link ChannelHost#fetch}), when it could not be had
 *     now; a machine made it, so it is kept as it is; or null
 */
public record InboundFile(
        Unmasked name,
        String mediaType,
        @Nullable String contentId,
        byte[] content,
        @Nullable String note,
        @Nullable String address) {
    /** One whose content is here, or will never be. */
    public InboundFile(
            Unmasked name, String mediaType, @Nullable String contentId, byte[] content, @Nullable String note) {
        this(name, mediaType, contentId, content, note, null);
    }
}

package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.MaskedText;
import org.jspecify.annotations.Nullable;

/**
 * A file to be stored with a message.
 *
 * @param name its masked name
 * @param mediaType its type
 * @param contentId the id by which HTML refers to it, or null
 * @param content its bytes, masked when it is text
 * @param note why its content is missing or cut, or null
 * @param address where its channel may be asked for its content later, or null
 */
public record WrittenFile(
        MaskedText name,
        String mediaType,
        @Nullable String contentId,
        byte[] content,
        @Nullable String note,
        @Nullable String address) {
    /** One whose content is here, or will never be. */
    public WrittenFile(
            MaskedText name, String mediaType, @Nullable String contentId, byte[] content, @Nullable String note) {
        this(name, mediaType, contentId, content, note, null);
    }
}

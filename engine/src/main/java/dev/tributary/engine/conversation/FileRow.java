package dev.tributary.engine.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as a thread lists it.
 *
 * @param id the attachment
 * @param name its name, masked
 * @param mediaType its type
 * @param size bytes
 * @param contentId its content id, for inline images
 * @param note why its content is missing, or null
 */
public record FileRow(
        UUID id,
        String name,
        String mediaType,
        long size,
        @Nullable String contentId,
        @Nullable String note) {
    /** The type to serve it as when it is a picture of a plain kind, which a browser can do nothing with but show it. */
    public Optional<String> pictureType() {
        int end = mediaType.indexOf(';');
        String plain =
                (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return Picture.KINDS.contains(plain) ? Optional.of(plain) : Optional.empty();
    }
}

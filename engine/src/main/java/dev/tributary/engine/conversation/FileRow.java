package dev.tributary.engine.conversation;

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
        @Nullable String note) {}

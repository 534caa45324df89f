package dev.tributary.engine.conversation;

import dev.tributary.engine.masking.Unmasked;

/**
 * A file an agent attaches.
 *
 * @param name its name
 * @param mediaType its type
 * @param content the bytes
 */
public record NewFile(Unmasked name, String mediaType, byte[] content) {}

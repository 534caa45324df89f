package dev.tributary.engine.conversation;

import java.util.Set;

/**
 * A picture that can be shown where it stands.
 *
 * @param mediaType its type, one of {@link #KINDS}
 * @param content the bytes
 */
public record Picture(String mediaType, byte[] content) {
    /** The plain kinds, with which a browser can do nothing but show them. */
    public static final Set<String> KINDS = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
}

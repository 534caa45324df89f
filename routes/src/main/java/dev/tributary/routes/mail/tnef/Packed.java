package dev.tributary.routes.mail.tnef;

import org.jspecify.annotations.Nullable;

/**
 * A file out of a {@code winmail.dat}.
 *
 * @param name its name, or null when it has none
 * @param type its media type, or null when it does not say
 * @param contentId by what HTML refers to it, or null
 * @param bytes what is in it
 */
public record Packed(
        @Nullable String name,
        @Nullable String type,
        @Nullable String contentId,
        byte[] bytes) {}

package dev.tributary.engine.conversation;

import java.util.UUID;

/**
 * The message that another one of its conversation answers, as far as a quotation shows it.
 *
 * @param id the message
 * @param author who is behind it
 * @param authorName the name to show
 * @param line its first line, masked as it is stored; of one without words the name of its first file; else empty
 * @param fileType the media type of that file, when the line is its name; else empty
 * @param deleted whether it was taken back since
 */
public record Answered(UUID id, Author author, String authorName, String line, String fileType, boolean deleted) {}

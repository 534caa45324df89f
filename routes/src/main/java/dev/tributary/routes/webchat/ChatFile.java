package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.FileRow;

/**
 * A file as the chat box lists it.
 *
 * @param id to fetch it by
 * @param name its name, masked
 * @param type its media type
 * @param size bytes
 */
public record ChatFile(String id, String name, String type, long size) {
    static ChatFile of(FileRow file) {
        return new ChatFile(file.id().toString(), file.name(), file.mediaType(), file.size());
    }
}

package dev.tributary.engine.conversation;

/**
 * An attachment to download.
 *
 * @param row what it is
 * @param content the bytes
 */
public record FileContent(FileRow row, byte[] content) {}

package dev.tributary.engine.spi;

/**
 * A file to send.
 *
 * @param name the file name
 * @param mediaType its type
 * @param content the bytes
 */
public record OutgoingFile(String name, String mediaType, byte[] content) {}

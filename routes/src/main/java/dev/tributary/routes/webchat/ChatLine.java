package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is sent to the chat box.
 *
 * @param position its place in the visitor's stream
 * @param id the message
 * @param mine whether the visitor wrote it
 * @param clientId the id the box gave it, or null
 * @param author who wrote it
 * @param text its text, masked
 * @param at when, ISO 8601 in UTC
 */
public record ChatLine(
        long position, String id, boolean mine, @Nullable String clientId, String author, String text, String at) {
    static ChatLine of(VisitorMessage message) {
        return new ChatLine(
                message.position(),
                message.id().toString(),
                message.mine(),
                message.clientId(),
                message.authorName(),
                message.text(),
                message.sentAt().toString());
    }
}

package dev.tributary.routes.webchat;

import dev.tributary.engine.conversation.VisitorThread.VisitorMessage;
import java.util.List;
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
 * @param files its attachments
 * @param ask what to show a form for: {@code rating}, or null
 * @param at when, ISO 8601 in UTC
 */
public record ChatLine(
        long position,
        String id,
        boolean mine,
        @Nullable String clientId,
        String author,
        String text,
        List<ChatFile> files,
        @Nullable String ask,
        String at) {
    static ChatLine of(VisitorMessage message) {
        return new ChatLine(
                message.position(),
                message.id().toString(),
                message.mine(),
                message.clientId(),
                message.authorName(),
                message.text(),
                message.files().stream().map(ChatFile::of).toList(),
                message.ask(),
                message.sentAt().toString());
    }
}

package dev.tributary.routes.stream;

/**
 * What whoever posted to a webhook is told.
 *
 * @param status the HTTP status
 * @param body the body, in UTF-8
 */
public record WebhookAnswer(int status, byte[] body) {}

package dev.tributary.engine.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer not sent yet.
 *
 * @param mode {@code note}, or the id of the account to answer from
 * @param subject its subject, or null
 * @param body its text, masked
 * @param updatedAt when last kept
 */
public record Draft(String mode, @Nullable String subject, String body, Instant updatedAt) {}

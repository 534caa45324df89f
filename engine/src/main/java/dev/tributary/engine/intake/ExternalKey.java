package dev.tributary.engine.intake;

import java.util.UUID;

/**
 * Something by the name it has in an account: a message, a sender, a mail id.
 *
 * @param accountId the account
 * @param externalId the name
 */
public record ExternalKey(UUID accountId, String externalId) {}

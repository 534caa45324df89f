package dev.tributary.engine.reaction;

import java.util.UUID;

/**
 * How the customer can be answered.
 *
 * @param accountId the account to answer from
 * @param channel its channel
 * @param recipient the customer's address or id there
 */
public record Way(UUID accountId, String channel, String recipient) {}

package dev.tributary.routes.stream;

import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelSettings;
import java.util.UUID;

/**
 * What an account's routes are made of.
 *
 * @param id the account
 * @param key its key
 * @param name the name people see
 * @param settings its settings, secrets in clear
 */
public record AccountSetup(UUID id, AccountKey key, String name, ChannelSettings settings) {}

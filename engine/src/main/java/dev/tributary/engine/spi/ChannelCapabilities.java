package dev.tributary.engine.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a channel can carry.
 *
 * @param subject messages have subjects
 * @param files attachments can be sent
 * @param maxLength longest text in characters
 * @param replyWindow how long after the customer's last message an answer is allowed, or null for always
 * @param receipts tells delivered and read
 */
public record ChannelCapabilities(
        boolean subject,
        boolean files,
        int maxLength,
        @Nullable Duration replyWindow,
        boolean receipts) {}

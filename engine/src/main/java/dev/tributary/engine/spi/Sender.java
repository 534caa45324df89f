package dev.tributary.engine.spi;

import dev.tributary.engine.masking.Unmasked;
import org.jspecify.annotations.Nullable;

/**
 * Who a channel says is writing.
 *
 * @param externalId the person's id in the account: mail address in lower case, page-scoped id, visitor id
 * @param name the display name, where known
 * @param email a mail address that belongs to the person, where the channel knows one
 * @param verified true only on proof (a signed identity, a mailbox behind authenticated mail): unproven claims fill
 *     the card but never merge contacts
 */
public record Sender(
        String externalId,
        @Nullable Unmasked name,
        @Nullable String email,
        boolean verified) {}

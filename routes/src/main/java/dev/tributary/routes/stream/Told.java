package dev.tributary.routes.stream;

import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.ChannelEvent;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that a channel was told, with what it is put aside by when it cannot be stored.
 *
 * @param account the account in which it happened
 * @param event what it means, or null when that could not be made out
 * @param name what it is called in its account: the id of a message, or what else tells it from others
 * @param original makes a copy of it as it came, masked; asked for only when it is put aside; null when nothing can be kept
 */
public record Told(
        AccountKey account,
        @Nullable ChannelEvent event,
        String name,
        @Nullable Function<MaskPlan, MaskedText> original) {
    /** An event. */
    public static Told of(ChannelEvent event, String name, @Nullable Function<MaskPlan, MaskedText> original) {
        return new Told(event.account(), event, name, original);
    }
}

package dev.tributary.engine.customer;

import dev.tributary.engine.masking.Unmasked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a customer: fills what is empty on the card.
 *
 * @param name the name, or null
 * @param email the mail address, or null
 * @param phone the phone number, or null
 * @param data custom data, flat
 */
public record Claims(
        @Nullable Unmasked name,
        @Nullable Unmasked email,
        @Nullable Unmasked phone,
        List<Item> data) {
    /** Most items of custom data that are kept of a customer. */
    public static final int MOST = 100;

    /** Longest name of an item. */
    public static final int LONGEST_NAME = 100;

    /** Longest content of an item. */
    public static final int LONGEST_CONTENT = 1000;

    public Claims {
        data = List.copyOf(data);
    }

    /**
     * An item of custom data.
     *
     * @param name its name; what was nested has dots in it
     * @param content its content, or null to take it away
     */
    public record Item(Unmasked name, @Nullable Unmasked content) {}
}

package dev.tributary.engine.search;

import dev.tributary.engine.conversation.ConversationRow;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that was found.
 *
 * @param row its row
 * @param context where the words stand in its newest message that has them; null when no text was looked for, or when the
 *     words are in the subject or in the customer's name or address
 */
public record Hit(ConversationRow row, @Nullable Context context) {}

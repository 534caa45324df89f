package dev.tributary.engine.conversation;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.masking.Unmasked;
import org.jspecify.annotations.Nullable;

/** What customers think of a conversation. */
public interface Ratings {
    /** How long a comment may be, in characters; what is longer is cut. */
    int LONGEST_COMMENT = 2000;

    /**
     * A visitor rates a conversation: the one for which a rating was asked last, else the newest. A later rating takes the
     * place of an earlier one.
     *
     * @param score 1 to 5
     * @param comment what the visitor writes to it, or null
     * @throws dev.tributary.engine.access.CommandRefused {@code FIELD_MALFORMED} ({@code score}), {@code NOT_FOUND} when
     *     the visitor has no conversation
     */
    void rate(VisitorIdentity visitor, int score, @Nullable Unmasked comment);
}

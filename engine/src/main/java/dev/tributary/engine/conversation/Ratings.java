package dev.tributary.engine.conversation;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import dev.tributary.engine.masking.Unmasked;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What customers think of a conversation. */
public interface Ratings {
    /** The details of the message that asks the chat box for a rating: it is no part of what was said. */
    String ASKED = JsonText.object(Map.of("ask", "rating"));

    /** How long a comment may be, in characters; what is longer is cut. */
    int LONGEST_COMMENT = 2000;

    /** How long after it was said a rating can be changed, unless it is asked for again. */
    Duration CHANGEABLE = Duration.ofMinutes(10);

    /**
     * A visitor rates a conversation: the one for which a rating was asked last, else the newest. A later rating takes the
     * place of an earlier one, within {@link #CHANGEABLE}.
     *
     * @param score 1 to 5
     * @param comment what the visitor writes to it, or null
     * @throws dev.tributary.engine.access.CommandRefused {@code FIELD_MALFORMED} ({@code score}), {@code NOT_FOUND} when
     *     the visitor has no conversation, {@code TOO_LATE} when it was rated a while ago
     */
    void rate(VisitorIdentity visitor, int score, @Nullable Unmasked comment);
}

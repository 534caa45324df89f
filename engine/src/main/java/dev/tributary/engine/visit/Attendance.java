package dev.tributary.engine.visit;

import dev.tributary.engine.conversation.VisitorThread.VisitorIdentity;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * What the chat edge of a node hears of visitors. Only those with a conversation are written down. Nothing here throws: a
 * chat goes on whether or not it is known who is there. From any thread.
 */
public interface Attendance {
    /** A visitor of whom nothing is heard for so long has left. Whoever opens another page of the site is back before. */
    Duration GRACE = Duration.ofSeconds(60);

    /** A browser of the visitor listens. */
    void comes(VisitorIdentity visitor);

    /**
     * The visitor writes. To be told before the message is handed in: from then on there is a conversation, and a visitor
     * whose browser never listens leaves it like any other.
     */
    void writes(VisitorIdentity visitor);

    /** No browser of these visitors listens on this node any more. */
    void goes(Collection<UUID> visitors);

    /**
     * Puts off the leaving of everybody whom {@link Watch} sees on this node; does nothing when that was just done. To be
     * called at least every 20 s.
     */
    void renew();
}

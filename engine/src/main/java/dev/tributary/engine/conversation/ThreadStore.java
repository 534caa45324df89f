package dev.tributary.engine.conversation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where threads are read. Checks nothing: whoever asks has been let in. */
public interface ThreadStore {
    /** The newest messages before a place, oldest first. */
    List<ThreadMessage> before(UUID conversation, long beforeSeq, int limit);

    /** Messages after a place, oldest first. */
    List<ThreadMessage> after(UUID conversation, long afterSeq, int limit);

    /** One message. */
    Optional<ThreadMessage> message(UUID message);

    /** The conversation a message stands in. */
    Optional<UUID> conversationOf(UUID message);

    /** The conversation an attachment belongs to. */
    Optional<UUID> conversationOfFile(UUID attachment);

    /** The stored HTML of a message. */
    Optional<String> html(UUID message);

    /** An attachment with its bytes. */
    Optional<FileContent> file(UUID attachment);
}

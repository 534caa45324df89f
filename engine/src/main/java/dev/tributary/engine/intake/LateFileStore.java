package dev.tributary.engine.intake;

import dev.tributary.engine.conversation.WrittenFile;
import java.util.List;
import java.util.UUID;

/** Where the files are kept whose content has yet to be fetched. Takes part in the running transaction, if there is one. */
public interface LateFileStore {
    /** The files of a message that wait, in their order. */
    List<Waiting> waiting(UUID message);

    /**
     * The content is here: the file has it, and waits no longer. Who calls it holds the row lock of the conversation.
     *
     * @param content the content, with its type; its name takes the place of the one there was, unless it is blank
     * @return whether it still waited
     */
    boolean arrived(UUID file, WrittenFile content);

    /** What still waits of this message was tried so often. */
    void tried(UUID message, int tries);

    /** What still waits of this message does so no longer, and its addresses go. */
    void giveUp(UUID message);

    /**
     * A file that waits.
     *
     * @param file the attachment
     * @param message its message
     * @param conversation the message's conversation
     * @param account the account in which it came
     * @param address where its channel may be asked for it
     * @param tries how often that was done
     */
    record Waiting(UUID file, UUID message, UUID conversation, UUID account, String address, int tries) {}
}

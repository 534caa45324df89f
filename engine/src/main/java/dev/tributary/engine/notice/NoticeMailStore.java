package dev.tributary.engine.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices that were handed on and are not sent yet. Takes part in the running transaction. */
public interface NoticeMailStore {
    /**
     * Claims the mail that a notice leads: with it go all others that wait for the same agent. A customer's go alone. The
     * same again is answered with the same mail until it is settled.
     *
     * @param apart how long after the last mail to an agent the next may go
     */
    Claim claim(UUID notice, Instant now, Duration apart);

    /** The mail was tried in vain so often. */
    void tried(UUID mail, int tries);

    /** Whether its agent is told of the same on the screen by another notice. */
    boolean onScreenToo(Notice notice);

    /** What came of a claim. */
    sealed interface Claim {
        /** It is sent, or goes with another's mail. */
        record Over() implements Claim {}

        /** Its agent had mail lately, or has another under way: come again then. */
        record Later(Instant at) implements Claim {}

        /**
         * It is to be sent.
         *
         * @param contents what stands in it, oldest first
         * @param tries how often it was tried in vain
         */
        record Mail(List<Content> contents, int tries) implements Claim {
            public Mail {
                contents = List.copyOf(contents);
            }
        }
    }

    /**
     * A notice with what a mail says of its conversation.
     *
     * @param notice the notice
     * @param subject the conversation's subject, or null
     * @param customer the customer's name, or null
     * @param address the customer's mail address, or null
     * @param language the customer's language tag, or null
     * @param unread for a customer, answers that they have not seen yet, oldest first, masked as they are stored
     */
    record Content(
            Notice notice,
            @Nullable String subject,
            @Nullable String customer,
            @Nullable String address,
            @Nullable String language,
            List<String> unread) {
        public Content {
            unread = List.copyOf(unread);
        }
    }
}

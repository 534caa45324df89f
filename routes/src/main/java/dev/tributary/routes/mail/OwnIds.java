package dev.tributary.routes.mail;

import java.util.UUID;

/**
 * The ids that this installation puts into its mails, signed, so that only it can have made them. All without angle
 * brackets.
 */
interface OwnIds {
    /** The Message-ID of one of our messages; always the same one for the same message and domain. */
    String ofMessage(UUID message, String domain);

    /** The marker of a conversation that stands first in References. */
    String ofConversation(UUID conversation, String domain);

    /** The reply token of a conversation for the one it is given to. */
    String token(UUID conversation, String recipient);

    /** The mark of a conversation's number for the last line of a mail. */
    String mark(long number);

    /** The mark of a conversation's number for a subject. */
    String shortMark(long number);

    /** Whether this id is the Message-ID of one of our own messages. */
    boolean isMessage(String id);

    /** What stands in X-Loop of everything this installation sends. */
    String loop();
}

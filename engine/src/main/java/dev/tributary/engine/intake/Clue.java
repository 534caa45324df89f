package dev.tributary.engine.intake;

/**
 * What can tell which conversation a mail belongs to, the strongest first. The class decides between clues that lead to
 * different conversations; within a class the one nearer to what is answered wins.
 */
enum Clue {
    /** The Message-ID of one of our mails, signed. */
    SIGNED_ID(1, "signedId"),
    /** The marker of a conversation that stands first in our References, signed. */
    ROOT_MARKER(1, "rootMarker"),
    /** The reply token in an address it was sent to, signed. */
    TOKEN(1, "token"),
    /** The mark that stands at the foot of our mails, found in the quotation, signed. */
    QUOTED_MARK(1, "quotedMark"),
    /** It answers a mail that is known here. */
    IN_REPLY_TO(2, "inReplyTo"),
    /** It names an earlier mail that is known here. */
    REFERENCE(2, "reference"),
    /** Another mail, which came before it, names this one. */
    OWN_ID(2, "ownId"),
    /** Outlook's Thread-Index has the same root, and the subject is the same. */
    TOPIC(3, "topic"),
    /** The number in the subject, with the right check digits. */
    TICKET(4, "ticket"),
    /** Only sender and subject are the same: never joins, is only said. */
    SUBJECT(5, "subject");

    private final int strength;
    private final String key;

    Clue(int strength, String key) {
        this.strength = strength;
        this.key = key;
    }

    /** 1 for what only we can have given, to 5 for a guess. */
    int strength() {
        return strength;
    }

    /** What it is called where it is kept. */
    String key() {
        return key;
    }
}

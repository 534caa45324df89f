package dev.tributary.engine.intake;

/** What the sender of a mail is to a conversation that the mail has a clue for. */
enum Standing {
    /** Its customer, by identity or by an address that is theirs or that we wrote to. */
    CUSTOMER("customer"),
    /** Somebody who wrote in it or was copied. */
    PARTICIPANT("participant"),
    /** The one to whom the token was given. */
    ADDRESSEE("addressee"),
    /** An agent of the house, from a mail program of their own. */
    STAFF("staff"),
    /** Let in by the mailbox's policy. */
    GUEST("guest"),
    /** Nobody. */
    STRANGER("stranger");

    private final String key;

    Standing(String key) {
        this.key = key;
    }

    /** What it is called where it is kept. */
    String key() {
        return key;
    }
}

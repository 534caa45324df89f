package dev.tributary.rules.vocabulary;

/** What a rule can do. */
public enum Verb {
    ASSIGN("assign"),
    UNASSIGN("unassign"),
    TAG("tag"),
    PRIORITY("priority"),
    REOPEN("reopen"),
    START_NEW_CONVERSATION("startNewConversation"),
    NOTE("note"),
    STOP("stop");

    private final String word;

    Verb(String word) {
        this.word = word;
    }

    /** How it is written. */
    public String word() {
        return word;
    }
}

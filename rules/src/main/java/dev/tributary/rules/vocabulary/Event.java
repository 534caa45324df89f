package dev.tributary.rules.vocabulary;

/** What a rule can wait for. */
public enum Event {
    MESSAGE_RECEIVED("messageReceived");

    private final String word;

    Event(String word) {
        this.word = word;
    }

    /** How it is written in a book and named in a snapshot. */
    public String word() {
        return word;
    }
}

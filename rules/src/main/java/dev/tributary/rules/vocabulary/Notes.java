package dev.tributary.rules.vocabulary;

/**
 * What one run has found out about its message once for all its rules: which clues were seen, by number, and the answers to
 * questions that several rules ask. One run, one thread.
 */
public final class Notes {
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final long[] seen;
    private final int questions;
    private byte[] answers = {};

    public Notes(long[] seen, int questions) {
        this.seen = seen;
        this.questions = questions;
    }

    /** One bit a clue. */
    public long[] seen() {
        return seen;
    }

    /** Whether the question was answered. */
    public boolean knows(int question) {
        return answers.length > 0 && answers[question] != 0;
    }

    /** The answer to a question that was answered. */
    public boolean answer(int question) {
        return answers[question] == YES;
    }

    /** Keeps an answer. */
    public void note(int question, boolean answer) {
        if (answers.length == 0) {
            answers = new byte[questions];
        }
        answers[question] = answer ? YES : NO;
    }
}

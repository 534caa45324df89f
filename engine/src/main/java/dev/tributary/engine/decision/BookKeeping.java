package dev.tributary.engine.decision;

import dev.tributary.engine.access.CommandRefused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The books' past, and books as files. Changes need full access. */
public interface BookKeeping {
    /**
     * What changed between two revisions of a book, whichever is older.
     *
     * @throws CommandRefused {@code NOT_FOUND}
     */
    BookDiff diff(String book, long from, long to);

    /**
     * Makes an old revision's rules, switches and order live again, as a new revision.
     *
     * @param expected the revision that is live
     * @param revision the one to go back to
     * @return the new revision
     * @throws CommandRefused as {@link BookRules#activate}: the house may have lost a group meanwhile
     */
    long rollBack(UUID agent, String book, long expected, long revision, FailingExamples failing);

    /** Who activated what, newest first. */
    List<Activated> activations(int limit);

    /** The live books in order, each as the text of a file {@code <name>.groovy}. */
    List<BookText> export();

    /**
     * Takes a file's text as the draft of the book with its name; a book that is not there is added at the end, empty.
     * Activated, its rules are matched with the book's by their names.
     *
     * @param book lower-case letters, digits and hyphens, beginning with a letter, at most 60
     * @throws CommandRefused {@code FIELD_MALFORMED}, {@code TEXT_TOO_LONG}, {@code NEEDS_FULL_ACCESS}
     */
    void importBook(UUID agent, String book, String text);

    /**
     * An activation.
     *
     * @param number its number, which traces name
     * @param book the book
     * @param revision the book's revision
     * @param author who
     * @param at when
     * @param failedExamples how many examples did not hold and were overridden
     */
    record Activated(long number, String book, long revision, String author, Instant at, int failedExamples) {}
}

package dev.tributary.engine.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where books, revisions, activations and drafts are kept. Takes part in the running transaction. */
public interface RuleBookStore {
    /** The newest activation, or 0 when there is none. */
    long newestActivation();

    /** The books in order, each in its latest activated revision up to this activation. */
    List<BookText> textsAt(long activation);

    /** The books in order with what is live and their drafts. */
    List<RuleBooks.Book> books();

    /** All revisions of a book, newest first. */
    List<RuleBooks.Revision> history(String book);

    /** What stands in a revision. */
    Optional<BookContent> content(String book, long revision);

    /** The latest activations, newest first. */
    List<BookKeeping.Activated> activations(int limit);

    /** Locks all books' rows to the end of the transaction: activations happen one after the other. */
    Set<String> lockBooks();

    /** Who wrote the revision of a book that is live, and which it is; empty for an unknown book. */
    Optional<Live> live(String book);

    /** Adds a book at a place, unless it is there. */
    void addBook(String book, int place);

    /** The place after the last book's. */
    int nextPlace();

    /** Adds the next revision and returns its number; the rules' revisions that stand in it are there. */
    long addRevision(String book, BookContent content, Author author, Instant now);

    /** Makes a revision live and returns the activation's number. */
    long activate(String book, long revision, int failedExamples, Author author, Instant now);

    /** Keeps a draft in the place of the one there was. */
    void keepDraft(String book, long basedOn, String content, Author author, Instant now);

    /** Forgets a draft. */
    void dropDraft(String book);

    /** The names that rules may use right now. */
    House house();

    /**
     * What is live of a book.
     *
     * @param revision the revision
     * @param author who activated it
     */
    record Live(long revision, String author) {}

    /**
     * Who did something.
     *
     * @param id the agent, or null for the house itself
     * @param name the name at that time
     */
    record Author(@Nullable UUID id, String name) {}
}

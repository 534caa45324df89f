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

    /** The text of a revision. */
    Optional<String> content(String book, long revision);

    /** Locks all books' rows to the end of the transaction: activations happen one after the other. */
    Set<String> lockBooks();

    /** Who wrote the revision of a book that is live, and which it is; empty for an unknown book. */
    Optional<Live> live(String book);

    /** Adds a book at a place, unless it is there. */
    void addBook(String book, int place);

    /** Adds the next revision and returns its number. */
    long addRevision(String book, String content, @Nullable UUID author, String authorName, Instant now);

    /** Makes a revision live and returns the activation's number. */
    long activate(String book, long revision, @Nullable UUID author, String authorName, Instant now);

    /** Keeps a draft in the place of the one there was. */
    void keepDraft(String book, long basedOn, String content, UUID author, String authorName, Instant now);

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
}

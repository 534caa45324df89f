package dev.tributary.ui.rules;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.decision.FailingExamples;
import dev.tributary.engine.decision.RuleBooks;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A book on one agent's screen: the text as it stands there, which revision it started from, and what others did to the
 * book meanwhile. A book has one draft; this one never writes over a draft it has not seen.
 */
final class OpenBook {
    private final RuleBooks books;
    private final Agent agent;
    private RuleBooks.Book stored;
    private long basedOn;
    private String text;
    private boolean written;
    private @Nullable Instant seen;

    OpenBook(RuleBooks books, Agent agent, RuleBooks.Book book) {
        this.books = books;
        this.agent = agent;
        this.stored = book;
        RuleBooks.BookDraft draft = book.draft();
        this.basedOn = draft == null ? book.liveRevision() : draft.basedOn();
        this.text = draft == null ? book.live() : draft.content();
        this.seen = draft == null ? null : draft.updatedAt();
    }

    String name() {
        return stored.name();
    }

    String text() {
        return text;
    }

    long basedOn() {
        return basedOn;
    }

    long liveRevision() {
        return stored.liveRevision();
    }

    /** The draft as stored when last looked at. */
    Optional<RuleBooks.BookDraft> draft() {
        return Optional.ofNullable(stored.draft());
    }

    /** Whether the text is the live one, so that there is nothing to activate. */
    boolean same() {
        return text.equals(stored.live());
    }

    /** Whether another revision is live than the one this text started from. */
    boolean overtaken() {
        return basedOn != stored.liveRevision() && !same();
    }

    /** A draft of somebody else that this screen only shows so far. */
    Optional<RuleBooks.BookDraft> foreignDraft() {
        return written
                ? Optional.empty()
                : draft().filter(draft -> !draft.author().equals(agent.name()));
    }

    /** Takes a text as typed; not kept yet. */
    void write(String typed) {
        if (typed.equals(text)) return;
        text = typed;
        written = true;
    }

    /**
     * Keeps the text as the draft, or drops the draft when the text is the live one again. Does nothing, and answers
     * false, when somebody saved another draft since this screen last saw it.
     */
    boolean keep() {
        look();
        if (stored.draft() != null && !stored.draft().updatedAt().equals(seen)) return false;
        keepAnyway();
        return true;
    }

    /** Keeps the text whatever draft is there. */
    void keepAnyway() {
        if (!same()) books.keepDraft(agent.id(), name(), basedOn, text);
        else if (stored.draft() != null) books.dropDraft(agent.id(), name());
        if (same()) basedOn = stored.liveRevision();
        look();
        seen = stored.draft() == null ? null : stored.draft().updatedAt();
    }

    /** Goes on from the live revision with the text as it is. */
    void rebase() {
        look();
        basedOn = stored.liveRevision();
        keepAnyway();
    }

    void drop() {
        books.dropDraft(agent.id(), name());
        reload();
    }

    /** Takes what is stored, the draft if there is one. */
    void reload() {
        look();
        OpenBook fresh = new OpenBook(books, agent, stored);
        basedOn = fresh.basedOn;
        text = fresh.text;
        seen = fresh.seen;
        written = false;
    }

    /**
     * Makes the text live.
     *
     * @param failing whether examples that do not hold may stand in the way
     * @return the new revision
     * @throws CommandRefused when another revision is live by now, or the text has errors
     */
    long activate(FailingExamples failing) {
        long revision = books.activate(agent.id(), name(), basedOn, text, failing);
        reload();
        return revision;
    }

    /**
     * Something was activated, here or elsewhere: a text nobody wrote in follows, a written one stays and is kept again,
     * because activating clears the draft.
     *
     * @return whether the text on the screen changed
     */
    boolean follow() {
        String before = text;
        look();
        if (!written || same()) reload();
        else if (stored.draft() == null) keepAnyway();
        return !text.equals(before);
    }

    private void look() {
        books.books().stream()
                .filter(book -> book.name().equals(stored.name()))
                .findFirst()
                .ifPresent(book -> stored = book);
    }
}

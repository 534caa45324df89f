package dev.tributary.engine.decision;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.decision.RuleBookStore.Author;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Checks what a book is to say and makes it live. Everything here takes part in the running transaction. */
@Component
final class BookPress {
    private static final int LONGEST = 1_000_000;

    private final RuleBookStore store;
    private final BookFiling filing;
    private final RuleCompiler compiler;
    private final EventLog log;
    private final Clock clock;

    BookPress(
            RuleBookStore store, BookFiling filing, ObjectProvider<RuleCompiler> compiler, EventLog log, Clock clock) {
        this.store = store;
        this.filing = filing;
        this.compiler = compiler.getIfAvailable(NoRules::new);
        this.log = log;
        this.clock = clock;
    }

    static void checkLength(String content) {
        if (content.length() > LONGEST) throw new CommandRefused(Reason.TEXT_TOO_LONG, Integer.toString(LONGEST));
    }

    static Author author(Agent agent) {
        return new Author(agent.id(), agent.name());
    }

    RuleBookStore.Live known(String book) {
        return store.live(book).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND, book));
    }

    /** What stands in a book's live revision. */
    BookContent live(String book) {
        return content(book, known(book).revision());
    }

    BookContent content(String book, long revision) {
        return store.content(book, revision).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND, book));
    }

    DividedText divided(String text) {
        return DividedText.of(text, compiler.outline(text));
    }

    /** The live text under these changes. */
    ChangedText changed(String book, List<RuleChange> changes) {
        ChangedText text = new ChangedText(live(book).divided(), compiler::outline);
        changes.forEach(text::make);
        return text;
    }

    /** The live books, with this text in the place of one. */
    List<BookText> inPlace(String book, String content) {
        List<BookText> texts = new ArrayList<>(store.textsAt(store.newestActivation()));
        texts.replaceAll(text -> text.name().equals(book) ? new BookText(book, content) : text);
        return texts;
    }

    /**
     * What is wrong in a text in the place of a book's live one, and which examples of other books hold no more with it.
     * What else is wrong in other books is for their own repair.
     */
    List<RuleProblem> check(String book, String content, Locale locale) {
        House house = store.house();
        List<RuleProblem> problems = new ArrayList<>(compiler.check(inPlace(book, content), house, locale));
        problems.removeIf(problem -> !problem.book().equals(book) && problem.kind() != RuleProblem.Kind.EXAMPLE);
        if (problems.stream().anyMatch(problem -> !problem.book().equals(book))) {
            Set<RuleProblem> before =
                    new HashSet<>(compiler.check(inPlace(book, live(book).text()), house, locale));
            problems.removeIf(problem -> !problem.book().equals(book) && before.contains(problem));
        }
        return problems;
    }

    /** Locks the books and refuses when another revision than the expected one is live. */
    void expect(String book, long expected) {
        store.lockBooks();
        RuleBookStore.Live live = known(book);
        if (live.revision() != expected) throw new CommandRefused(Reason.CHANGED_MEANWHILE, live.author());
    }

    /** Adds a book with its first revision, unless it is there. */
    void install(String book, int place, String text, Author author) {
        store.addBook(book, place);
        store.lockBooks();
        if (store.live(book).isPresent()) return;
        BookContent content = filing.file(book, new BookContent("", List.of(), ""), divided(text), author);
        long revision = store.addRevision(book, content, author, clock.instant());
        store.activate(book, revision, 0, author, clock.instant());
    }

    /** Checks a text and makes it live; the books are locked. Returns the book's new revision. */
    long print(Agent agent, String book, DividedText text, FailingExamples failing) {
        for (DividedText.Piece piece : text.pieces()) {
            if (piece.text().content().length() > BookRules.LONGEST)
                throw new CommandRefused(Reason.TEXT_TOO_LONG, Integer.toString(BookRules.LONGEST));
        }
        int failed = failedExamples(book, text.text());
        if (failed > 0 && failing == FailingExamples.REFUSE)
            throw new CommandRefused(Reason.EXAMPLES_FAIL, Integer.toString(failed));
        Author author = author(agent);
        BookContent content = filing.file(book, live(book), text, author);
        long revision = store.addRevision(book, content, author, clock.instant());
        long activation = store.activate(book, revision, failed, author, clock.instant());
        store.dropDraft(book);
        log.append(NewEvent.of(EventKind.RULES_ACTIVATED, Long.toString(activation))
                .by(agent.id()));
        return revision;
    }

    /** How many examples do not hold, here or in other books; refuses anything worse. */
    int failedExamples(String book, String text) {
        int failed = 0;
        for (RuleProblem problem : check(book, text, Locale.ENGLISH)) {
            if (problem.kind() == RuleProblem.Kind.ERROR) throw new CommandRefused(Reason.HAS_ERRORS, book);
            if (problem.kind() == RuleProblem.Kind.EXAMPLE) failed++;
        }
        return failed;
    }
}

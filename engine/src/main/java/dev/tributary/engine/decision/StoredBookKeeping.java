package dev.tributary.engine.decision;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link BookKeeping} on its stores. */
@Component
final class StoredBookKeeping implements BookKeeping {
    private static final int LONGEST_NAME = 60;

    private final RuleBookStore store;
    private final BookPress press;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Permissions permissions;

    StoredBookKeeping(
            RuleBookStore store,
            BookPress press,
            TransactionTemplate transactions,
            Clock clock,
            Permissions permissions) {
        this.store = store;
        this.press = press;
        this.transactions = transactions;
        this.clock = clock;
        this.permissions = permissions;
    }

    @Override
    public BookDiff diff(String book, long from, long to) {
        return BookComparison.of(press.content(book, from), press.content(book, to));
    }

    @Override
    public long rollBack(UUID agent, String book, long expected, long revision, FailingExamples failing) {
        Agent author = permissions.requireFullAccess(agent);
        return Objects.requireNonNull(transactions.execute(status -> {
            press.expect(book, expected);
            BookContent old = press.content(book, revision);
            // a revision from before rules had texts of their own is divided now
            DividedText text = old.entries().isEmpty() ? press.divided(old.text()) : old.divided();
            return press.print(author, book, text, failing);
        }));
    }

    @Override
    public List<Activated> activations(int limit) {
        return store.activations(limit);
    }

    @Override
    public List<BookText> export() {
        return store.textsAt(store.newestActivation());
    }

    @Override
    public void importBook(UUID agent, String book, String text) {
        Agent author = permissions.requireFullAccess(agent);
        if (!isName(book)) throw new CommandRefused(Reason.FIELD_MALFORMED, "book");
        BookPress.checkLength(text);
        transactions.executeWithoutResult(status -> {
            store.lockBooks();
            press.install(book, store.nextPlace(), "", BookPress.author(author));
            long live = press.known(book).revision();
            store.keepDraft(book, live, text, BookPress.author(author), clock.instant());
        });
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME
                && !name.isEmpty()
                && name.charAt(0) >= 'a'
                && name.charAt(0) <= 'z'
                && name.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
}

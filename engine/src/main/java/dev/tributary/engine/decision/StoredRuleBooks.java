package dev.tributary.engine.decision;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The books on their store. At the first start the shipped ones become revision 1 of each. */
@Component
final class StoredRuleBooks implements RuleBooks {
    private static final int LONGEST = 1_000_000;
    private static final String SHIPPED_BY = "Tributary";

    private final RuleBookStore store;
    private final RuleTraces traces;
    private final RuleCompiler compiler;
    private final CompiledBooks compiled;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Permissions permissions;

    StoredRuleBooks(
            RuleBookStore store,
            RuleTraces traces,
            ObjectProvider<RuleCompiler> compiler,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock,
            Permissions permissions) {
        this.store = store;
        this.traces = traces;
        this.compiler = compiler.getIfAvailable(NoRules::new);
        this.compiled = new CompiledBooks(this.compiler);
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.permissions = permissions;
        transactions.executeWithoutResult(status -> installShipped());
    }

    private void installShipped() {
        List<BookText> shipped = compiler.shipped();
        for (int place = 0; place < shipped.size(); place++)
            store.addBook(shipped.get(place).name(), place);
        store.lockBooks();
        for (BookText book : shipped) {
            if (store.live(book.name()).isPresent()) continue;
            long revision = store.addRevision(book.name(), book.content(), null, SHIPPED_BY, clock.instant());
            store.activate(book.name(), revision, null, SHIPPED_BY, clock.instant());
        }
    }

    @Override
    public long activeNumber() {
        return store.newestActivation();
    }

    @Override
    public CompiledRules compiled(long activation) {
        return compiled.of(activation, store::textsAt);
    }

    @Override
    public List<Book> books() {
        return store.books();
    }

    @Override
    public String content(String book, long revision) {
        return store.content(book, revision).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND, book));
    }

    @Override
    public List<Revision> history(String book) {
        return store.history(book);
    }

    @Override
    public List<RuleProblem> check(String book, String content, Locale locale) {
        return compiler.check(inPlace(book, content), store.house(), locale);
    }

    @Override
    public List<RuleOutline> outline(String content) {
        return compiler.outline(content);
    }

    /** The live books, with this text in the place of one. */
    private List<BookText> inPlace(String book, String content) {
        List<BookText> texts = new ArrayList<>(store.textsAt(store.newestActivation()));
        texts.replaceAll(text -> text.name().equals(book) ? new BookText(book, content) : text);
        return texts;
    }

    @Override
    public void keepDraft(UUID agent, String book, long basedOn, String content) {
        Agent author = permissions.requireFullAccess(agent);
        checkLength(content);
        transactions.executeWithoutResult(status -> {
            known(book);
            store.keepDraft(book, basedOn, content, author.id(), author.name(), clock.instant());
        });
    }

    @Override
    public void dropDraft(UUID agent, String book) {
        permissions.requireFullAccess(agent);
        transactions.executeWithoutResult(status -> store.dropDraft(book));
    }

    @Override
    public long activate(UUID agent, String book, long expected, String content) {
        Agent author = permissions.requireFullAccess(agent);
        checkLength(content);
        return Objects.requireNonNull(transactions.execute(status -> {
            store.lockBooks();
            RuleBookStore.Live live = known(book);
            if (live.revision() != expected) throw new CommandRefused(Reason.CHANGED_MEANWHILE, live.author());
            boolean wrong = compiler.check(inPlace(book, content), store.house(), Locale.ENGLISH).stream()
                    .anyMatch(RuleProblem::error);
            if (wrong) throw new CommandRefused(Reason.HAS_ERRORS, book);
            long revision = store.addRevision(book, content, author.id(), author.name(), clock.instant());
            long activation = store.activate(book, revision, author.id(), author.name(), clock.instant());
            store.dropDraft(book);
            log.append(NewEvent.of(EventKind.RULES_ACTIVATED, Long.toString(activation))
                    .by(agent));
            return revision;
        }));
    }

    private RuleBookStore.Live known(String book) {
        return store.live(book).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND, book));
    }

    private static void checkLength(String content) {
        if (content.length() > LONGEST) throw new CommandRefused(Reason.TEXT_TOO_LONG, Integer.toString(LONGEST));
    }

    @Override
    public Optional<Trace> trace(UUID agent, UUID message, Locale locale) {
        Agent asking = permissions.active(agent);
        return traces.of(message).map(kept -> {
            RuleTraces.Standing standing = traces.standing(kept.conversationId());
            if (!Permissions.mayOpen(asking, standing.group(), standing.assignees()))
                throw new CommandRefused(Reason.NOT_VISIBLE);
            List<RuleExplanation> rules = compiled(kept.activation()).explain(kept.snapshot(), kept.verdicts(), locale);
            return new Trace(kept.activation(), kept.decidedAt(), rules, kept.problems());
        });
    }
}

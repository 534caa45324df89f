package dev.tributary.engine.decision;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The books on their store. At the first start the shipped ones become revision 1 of each. */
@Component
final class StoredRuleBooks implements RuleBooks {
    private static final RuleBookStore.Author HOUSE = new RuleBookStore.Author(null, "Tributary");

    private final RuleBookStore store;
    private final RuleTraces traces;
    private final EventTraces eventTraces;
    private final RuleCompiler compiler;
    private final CompiledBooks compiled;
    private final BookPress press;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Permissions permissions;

    StoredRuleBooks(
            RuleBookStore store,
            RuleTraces traces,
            EventTraces eventTraces,
            ObjectProvider<RuleCompiler> compiler,
            BookPress press,
            TransactionTemplate transactions,
            Clock clock,
            Permissions permissions) {
        this.store = store;
        this.traces = traces;
        this.eventTraces = eventTraces;
        this.compiler = compiler.getIfAvailable(NoRules::new);
        this.compiled = new CompiledBooks(this.compiler);
        this.press = press;
        this.transactions = transactions;
        this.clock = clock;
        this.permissions = permissions;
        transactions.executeWithoutResult(status -> installShipped());
    }

    private void installShipped() {
        List<BookText> shipped = compiler.shipped();
        for (int place = 0; place < shipped.size(); place++)
            press.install(shipped.get(place).name(), place, shipped.get(place).content(), HOUSE);
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
        return press.content(book, revision).text();
    }

    @Override
    public List<Revision> history(String book) {
        return store.history(book);
    }

    @Override
    public List<RuleProblem> check(String book, String content, Locale locale) {
        return press.check(book, content, locale);
    }

    @Override
    public CompiledRules trial(String book, String content) {
        press.known(book);
        BookPress.checkLength(content);
        press.failedExamples(book, content);
        return compiler.compile(press.inPlace(book, content));
    }

    @Override
    public String inWords(Decision decision, Locale locale) {
        return compiler.inWords(decision, locale);
    }

    @Override
    public List<RuleOutline> outline(String content) {
        return compiler.outline(content);
    }

    @Override
    public RuleLexicon lexicon() {
        return compiler.lexicon();
    }

    @Override
    public List<RuleHint> hints(String content, int caret, Locale locale) {
        return compiler.hints(content, caret, store.house(), locale);
    }

    @Override
    public Optional<RuleHint> meaning(String content, int caret, Locale locale) {
        return compiler.meaning(content, caret, store.house(), locale);
    }

    @Override
    public void keepDraft(UUID agent, String book, long basedOn, String content) {
        Agent author = permissions.requireFullAccess(agent);
        BookPress.checkLength(content);
        transactions.executeWithoutResult(status -> {
            press.known(book);
            store.keepDraft(book, basedOn, content, BookPress.author(author), clock.instant());
        });
    }

    @Override
    public void dropDraft(UUID agent, String book) {
        permissions.requireFullAccess(agent);
        transactions.executeWithoutResult(status -> store.dropDraft(book));
    }

    @Override
    public long activate(UUID agent, String book, long expected, String content, FailingExamples failing) {
        Agent author = permissions.requireFullAccess(agent);
        BookPress.checkLength(content);
        return Objects.requireNonNull(transactions.execute(status -> {
            press.expect(book, expected);
            return press.print(author, book, press.divided(content), failing);
        }));
    }

    @Override
    public Optional<Trace> trace(UUID agent, UUID message, Locale locale) {
        return opened(agent, () -> traces.of(message).or(() -> behind(message))).map(kept -> {
            List<RuleExplanation> rules = compiled(kept.activation()).explain(kept.snapshot(), kept.verdicts(), locale);
            return new Trace(kept.activation(), kept.decidedAt(), rules, problems(kept));
        });
    }

    /** What waits for an answer is no failure; but whoever looks now has to know that something may still come. */
    private static List<String> problems(KeptTrace kept) {
        List<String> problems = new ArrayList<>(kept.problems());
        if (RuleVerdict.waits(kept.verdicts())) problems.add("problem.lookupAwaited");
        return problems;
    }

    @Override
    public Optional<String> example(UUID agent, UUID message) {
        return opened(agent, () -> traces.of(message)).map(KeptTrace::snapshot).flatMap(compiler::exampleOf);
    }

    /** What rules wrote they wrote on a message or on anything else that happened. */
    private Optional<KeptTrace> behind(UUID message) {
        return traces.behind(message).flatMap(id -> traces.of(id).or(() -> eventTraces.find(id)));
    }

    /** A trace, if the agent may open its conversation. */
    private Optional<KeptTrace> opened(UUID agent, Supplier<Optional<KeptTrace>> wanted) {
        Agent asking = permissions.active(agent);
        Optional<KeptTrace> trace = wanted.get();
        trace.ifPresent(kept -> {
            RuleTraces.Standing standing = traces.standing(kept.conversationId());
            if (!Permissions.mayOpen(asking, standing.group(), standing.assignees()))
                throw new CommandRefused(Reason.NOT_VISIBLE);
        });
        return trace;
    }
}

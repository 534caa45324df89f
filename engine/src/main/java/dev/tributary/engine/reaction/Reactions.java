package dev.tributary.engine.reaction;

import dev.tributary.engine.access.People;
import dev.tributary.engine.conversation.ReplyRoutes;
import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.EventTraces;
import dev.tributary.engine.decision.RuleBooks;
import dev.tributary.engine.decision.Snapshot;
import dev.tributary.engine.deed.DeedRequests;
import dev.tributary.engine.hours.OpeningHours;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.notice.Notices;
import dev.tributary.engine.outbox.Outbox;
import dev.tributary.engine.webhook.HookCalls;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins the chain of decisions of one transaction. Thread-safe; what it begins is not. */
@Component
public final class Reactions {
    private final RuleBooks books;
    private final ReactionStore store;
    private final EventTraces traces;
    private final People people;
    private final OpeningHours hours;
    private final ReplyRoutes routes;
    private final Outbox outbox;
    private final Notices notices;
    private final HookCalls hooks;
    private final DeedRequests deeds;
    private final PendingDecisions pending;
    private final Masker masker;
    private volatile @Nullable Awaited known;

    Reactions(
            RuleBooks books,
            ReactionStore store,
            EventTraces traces,
            People people,
            OpeningHours hours,
            ReplyRoutes routes,
            Outbox outbox,
            Notices notices,
            HookCalls hooks,
            DeedRequests deeds,
            PendingDecisions pending,
            Masker masker) {
        this.books = books;
        this.store = store;
        this.traces = traces;
        this.people = people;
        this.hours = hours;
        this.routes = routes;
        this.outbox = outbox;
        this.notices = notices;
        this.hooks = hooks;
        this.deeds = deeds;
        this.pending = pending;
        this.masker = masker;
    }

    /** A chain on the newest activation. */
    public Chain begin(Instant now) {
        long activation = books.activeNumber();
        return begin(books.compiled(activation), activation, now);
    }

    /** A chain on an activation that was read already. */
    public Chain begin(CompiledRules rules, long activation, Instant now) {
        Roster roster = new Roster(people);
        Afterwards afterwards = new Afterwards();
        RuleWords words = new RuleWords(rules, masker, now);
        Callouts callouts = new Callouts(hooks, deeds, words, afterwards);
        CustomerBudget budget = new CustomerBudget(store, notices, now);
        Answers answers = new Answers(store, routes, outbox, words, afterwards, budget);
        Effects effects = new Effects(
                roster,
                words,
                answers,
                new Sharing(store, roster),
                new Cards(store, words, afterwards),
                new Tidings(notices, roster, words, callouts, afterwards, budget),
                callouts);
        Scenes scenes = new Scenes(roster, hours, rules.asksTeam(), now);
        return new Chain(
                rules, activation, awaited(rules), scenes, effects, words, store, traces, pending, afterwards, now);
    }

    private Awaited awaited(CompiledRules rules) {
        Awaited there = known;
        if (there != null && there.of(rules)) return there;
        Awaited fresh = new Awaited(rules);
        known = fresh;
        return fresh;
    }

    /** The customer, read at most once, when somebody asks. */
    public Supplier<Snapshot.Contact> contact(UUID contact) {
        Snapshot.Contact[] read = new Snapshot.Contact[1];
        return () -> {
            if (read[0] == null) read[0] = store.contact(contact);
            return read[0];
        };
    }
}

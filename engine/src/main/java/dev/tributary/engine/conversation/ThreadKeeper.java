package dev.tributary.engine.conversation;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.RearrangingStore.Outline;
import dev.tributary.engine.conversation.RearrangingStore.Place;
import dev.tributary.engine.conversation.RearrangingStore.Plan;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.spi.Channels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Rearranging} on the ledger. */
@Component
final class ThreadKeeper implements Rearranging {
    private final TransactionTemplate transactions;
    private final Permissions permissions;
    private final ConversationLedger ledger;
    private final RearrangingStore store;
    private final SignedIds ids;
    private final Clock clock;

    ThreadKeeper(
            TransactionTemplate transactions,
            Permissions permissions,
            ConversationLedger ledger,
            RearrangingStore store,
            SignedIds ids,
            Clock clock) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.ledger = ledger;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Done split(UUID agent, UUID message) {
        return inTransaction(() -> {
            UUID source = conversationOf(message);
            Work desk = lock(agent, Set.of(source));
            LockedConversation whole = desk.of(source);
            List<Outline> all = store.outline(source);
            Outline first = all.stream()
                    .filter(one -> one.id().equals(message))
                    .findFirst()
                    .orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
            List<Outline> parted =
                    all.stream().filter(one -> one.seq() >= first.seq()).toList();
            if (parted.size() == all.size()) throw new CommandRefused(Reason.NOTHING_TO_PART);
            LockedConversation fresh = LockedConversation.begin(
                    customer(whole, parted),
                    whole.columns().channel(),
                    whole.columns().accountId(),
                    source,
                    desk.now());
            fresh.assign(whole.assignees(), whole.columns().groupId(), agent);
            // it must be there before messages can stand in it
            fresh.recount(parted);
            ledger.write(fresh);
            LockedConversation begun = ledger.lock(fresh.id()).orElseThrow();
            return carryOut(desk, Kind.SPLIT, whole, begun, parted);
        });
    }

    /** Whoever wrote the first of the parted messages; that may be somebody who was let in. */
    private static UUID customer(LockedConversation whole, List<Outline> parted) {
        return parted.stream()
                .filter(one -> one.kind() == MessageKind.INBOUND && one.authorId() != null)
                .map(Outline::authorId)
                .findFirst()
                .orElse(whole.columns().contactId());
    }

    @Override
    public Done merge(UUID agent, UUID source, UUID target) {
        return inTransaction(() -> {
            Work desk = lock(agent, both(source, target));
            return carryOut(desk, Kind.MERGE, desk.of(source), desk.of(target), store.outline(source));
        });
    }

    @Override
    public Done move(UUID agent, UUID message, UUID target) {
        return inTransaction(() -> {
            UUID source = conversationOf(message);
            Work desk = lock(agent, both(source, target));
            List<Outline> one =
                    only(store.outline(source), outline -> outline.id().equals(message));
            return carryOut(desk, Kind.MOVE, desk.of(source), desk.of(target), one);
        });
    }

    private Done carryOut(
            Work desk, Kind kind, LockedConversation source, LockedConversation target, List<Outline> moved) {
        if (source.id().equals(target.id())) throw new CommandRefused(Reason.SAME_CONVERSATION);
        if (moved.isEmpty()) throw new CommandRefused(Reason.NOT_FOUND);
        requireMails(source, target, moved);
        List<UUID> messages = moved.stream().map(Outline::id).toList();
        if (store.onTheirWay(messages)) throw new CommandRefused(Reason.STILL_ON_ITS_WAY);
        Map<String, String> from = number(source);
        Map<String, String> to = number(target);
        String word = kind.name().toLowerCase(Locale.ROOT);
        desk.tell(target, "event." + word + ".here", from);
        Plan plan = new Plan(
                UuidCreator.getTimeOrderedEpoch(),
                kind,
                source.id(),
                target.id(),
                desk.agent().id(),
                source.columns().status(),
                places(moved, target.columns().lastSeq()));
        store.keep(plan, desk.now());
        store.move(plan, ids.filed(source.id()), desk.now());
        target.moveOn(moved.size());
        desk.tell(source, "event." + word + ".away", to);
        if (kind == Kind.MERGE) source.resolve(desk.agent().id(), desk.now());
        finish(desk, source, target, messages);
        return done(plan);
    }

    /** What a visitor's window or a messenger shows is its own; only mails are found by ids that can be re-pointed. */
    private static void requireMails(LockedConversation source, LockedConversation target, List<Outline> moved) {
        boolean mails = source.columns().channel().equals(Channels.EMAIL)
                && target.columns().channel().equals(Channels.EMAIL)
                && moved.stream()
                        .allMatch(one ->
                                one.kind() == MessageKind.NOTE || one.channel().equals(Channels.EMAIL));
        if (!mails) throw new CommandRefused(Reason.ONLY_MAILS);
    }

    private static List<Place> places(List<Outline> moved, long lastSeq) {
        List<Place> places = new ArrayList<>();
        for (Outline one : moved) places.add(new Place(one.id(), one.seq(), lastSeq + places.size() + 1));
        return places;
    }

    private void finish(Work desk, LockedConversation source, LockedConversation target, List<UUID> messages) {
        for (LockedConversation one : List.of(source, target)) one.recount(store.outline(one.id()));
        for (UUID message : messages)
            target.logAbout(EventKind.MESSAGE_MOVED, message, desk.agent().id());
        for (LockedConversation one : List.of(source, target))
            one.log(EventKind.CONVERSATION_CHANGED, desk.agent().id(), "moved");
        ledger.write(List.of(source, target));
    }

    @Override
    public void undo(UUID agent, UUID rearrangement) {
        inTransaction(() -> {
            Plan seen = store.plan(rearrangement).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
            Work desk = lock(agent, both(seen.source(), seen.target()));
            // again, under the locks: somebody else may have been faster
            Plan plan = store.plan(rearrangement).orElseThrow(() -> new CommandRefused(Reason.NOT_FOUND));
            LockedConversation home = desk.of(plan.source());
            LockedConversation away = desk.of(plan.target());
            if (!store.untouched(plan)) throw new CommandRefused(Reason.MOVED_SINCE);
            if (store.onTheirWay(plan.messages())) throw new CommandRefused(Reason.STILL_ON_ITS_WAY);
            store.putBack(plan, desk.now());
            boolean wasOpen = plan.statusBefore() != ConversationStatus.RESOLVED;
            if (plan.kind() == Kind.MERGE && wasOpen) home.reopen(agent, desk.now());
            if (plan.kind() == Kind.SPLIT) away.resolve(agent, desk.now());
            desk.tell(home, "event.undone.here", number(away));
            desk.tell(away, "event.undone.away", number(home));
            finish(desk, away, home, plan.messages());
            return plan;
        });
    }

    @Override
    public Optional<Done> last(UUID agent, UUID conversation) {
        return inTransaction(() -> {
            lock(agent, Set.of(conversation));
            return store.last(conversation);
        });
    }

    @Override
    public Optional<UUID> numbered(UUID agent, long number) {
        return inTransaction(() -> store.numbered(number).filter(conversation -> {
            try {
                lock(agent, Set.of(conversation));
                return true;
            } catch (CommandRefused notTheirs) {
                return false;
            }
        }));
    }

    private Done done(Plan plan) {
        return new Done(
                plan.id(),
                plan.kind(),
                plan.source(),
                store.numberOf(plan.source()),
                plan.target(),
                store.numberOf(plan.target()),
                plan.messages());
    }

    private UUID conversationOf(UUID message) {
        return store.conversationOf(message).orElseThrow(() -> new CommandRefused(Reason.NOT_VISIBLE));
    }

    private Map<String, String> number(LockedConversation conversation) {
        return Map.of("number", String.valueOf(store.numberOf(conversation.id())));
    }

    private static List<Outline> only(List<Outline> all, Predicate<Outline> which) {
        return all.stream().filter(which).toList();
    }

    /** The agent is let into every one of them, or into none. */
    private Work lock(UUID agent, Set<UUID> conversations) {
        Map<UUID, LockedConversation> locked = ledger.lock(conversations);
        Agent who = permissions.active(agent);
        if (locked.size() != conversations.size()) throw new CommandRefused(Reason.NOT_VISIBLE);
        for (LockedConversation one : locked.values())
            if (!Permissions.mayOpen(who, one.columns().groupId(), one.assignees()))
                throw new CommandRefused(Reason.NOT_VISIBLE);
        return new Work(who, locked, clock.instant());
    }

    private static Set<UUID> both(UUID one, UUID other) {
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    private <T> T inTransaction(Supplier<T> work) {
        @Nullable T result = transactions.execute(status -> work.get());
        if (result == null) throw new IllegalStateException("nothing was done");
        return result;
    }

    /** One command being carried out. */
    private record Work(Agent agent, Map<UUID, LockedConversation> locked, Instant now) {
        LockedConversation of(UUID conversation) {
            LockedConversation found = locked.get(conversation);
            if (found == null) throw new CommandRefused(Reason.NOT_VISIBLE);
            return found;
        }

        void tell(LockedConversation conversation, String key, Map<String, String> arguments) {
            conversation.append(new ThreadEntry.Happened(Writer.agent(agent.id(), agent.name()), key, arguments), now);
        }
    }
}

package dev.tributary.engine.shortcut;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.People;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.ContactCard;
import dev.tributary.engine.conversation.ConversationHead;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.ReplyRoute;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.shortcut.ShortcutStore.Wording;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link Shortcuts}: checks the actor, masks, writes and tells the event log, in one transaction. */
@Component
final class KeptShortcuts implements Shortcuts {
    private static final String PLACE = "shortcut/";

    private final ShortcutStore store;
    private final Permissions permissions;
    private final People people;
    private final Inbox inbox;
    private final Masker masker;
    private final LivePlan plan;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    KeptShortcuts(
            ShortcutStore store,
            Permissions permissions,
            People people,
            Inbox inbox,
            Masker masker,
            LivePlan plan,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.people = people;
        this.inbox = inbox;
        this.masker = masker;
        this.plan = plan;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Shortcut> usable(UUID agent) {
        Agent who = permissions.active(agent);
        List<Shortcut> usable = new ArrayList<>(store.ofAgent(agent));
        for (Shortcut shortcut : store.ofTeam())
            if (shortcut.group() == null || who.role().seesAll() || who.groups().contains(shortcut.group()))
                usable.add(shortcut);
        usable.sort(Comparator.comparing(shortcut -> shortcut.name().toLowerCase(Locale.ROOT)));
        return usable;
    }

    @Override
    public Map<Variable, String> values(UUID agent, UUID conversation) {
        ConversationHead head = inbox.head(agent, conversation);
        ContactCard card = inbox.card(agent, conversation);
        Agent who = permissions.active(agent);
        Map<Variable, String> values = new EnumMap<>(Variable.class);
        put(values, Variable.CUSTOMER_NAME, card.name());
        // who says nothing of their language is taken to have a name of the agent's language
        String language = card.language() == null ? who.locale() : card.language();
        put(values, Variable.CUSTOMER_FIRST_NAME, GivenName.of(card.name(), language));
        put(values, Variable.CUSTOMER_EMAIL, card.email());
        put(values, Variable.AGENT_NAME, who.name());
        put(values, Variable.AGENT_FIRST_NAME, GivenName.of(who.name(), who.locale()));
        put(values, Variable.CONVERSATION_NUMBER, Long.toString(head.row().number()));
        put(values, Variable.CONVERSATION_SUBJECT, head.subject());
        head.routes().stream()
                .filter(route -> route.channel().equals(head.row().channel()))
                .findFirst()
                .or(() -> head.routes().stream().findFirst())
                .map(ReplyRoute::accountName)
                .ifPresent(name -> put(values, Variable.SITE_NAME, name));
        return values;
    }

    private static void put(Map<Variable, String> values, Variable variable, @Nullable String value) {
        if (value != null && !value.isBlank()) values.put(variable, value.strip());
    }

    @Override
    public Shortcut addOwn(UUID agent, Unmasked name, Unmasked text) {
        return inTransaction(() -> {
            permissions.active(agent);
            return add(agent, agent, null, name, text);
        });
    }

    @Override
    public Shortcut addForTeam(UUID actor, @Nullable UUID group, Unmasked name, Unmasked text) {
        return inTransaction(() -> {
            permissions.requireFullAccess(actor);
            requireGroup(group);
            return add(actor, null, group, name, text);
        });
    }

    private Shortcut add(UUID actor, @Nullable UUID owner, @Nullable UUID group, Unmasked name, Unmasked text) {
        List<Shortcut> there = owner == null ? store.ofTeam() : store.ofAgent(owner);
        if (there.size() >= MOST) throw new CommandRefused(Reason.TOO_MANY, Integer.toString(MOST));
        Wording wording = wording(UuidCreator.getTimeOrderedEpoch(), owner, group, name, text);
        if (!store.add(wording, actor, clock.instant())) throw taken(wording);
        tell(actor, wording.id());
        return new Shortcut(
                wording.id(),
                owner,
                group,
                wording.name().value(),
                wording.text().value());
    }

    @Override
    public void change(UUID actor, UUID shortcut, @Nullable UUID group, Unmasked name, Unmasked text) {
        transactions.executeWithoutResult(status -> {
            Shortcut before = store.lock(shortcut).orElse(null);
            requireHis(actor, before);
            if (before == null) throw new CommandRefused(Reason.NOT_FOUND);
            if (before.ofTeam()) requireGroup(group);
            Wording wording = wording(shortcut, before.owner(), before.ofTeam() ? group : null, name, text);
            if (!store.change(wording, actor, clock.instant())) throw taken(wording);
            tell(actor, shortcut);
        });
    }

    @Override
    public void remove(UUID actor, UUID shortcut) {
        transactions.executeWithoutResult(status -> {
            Shortcut before = store.lock(shortcut).orElse(null);
            requireHis(actor, before);
            if (before == null) return;
            store.remove(shortcut);
            tell(actor, shortcut);
        });
    }

    /** Somebody else's own is not there for anybody, the owner of the house included. */
    private void requireHis(UUID actor, @Nullable Shortcut shortcut) {
        permissions.active(actor);
        if (shortcut == null) return;
        if (shortcut.ofTeam()) permissions.requireFullAccess(actor);
        else if (!actor.equals(shortcut.owner())) throw new CommandRefused(Reason.NOT_FOUND);
    }

    private void requireGroup(@Nullable UUID group) {
        if (group != null
                && people.groups().stream().noneMatch(known -> known.id().equals(group)))
            throw new CommandRefused(Reason.NOT_FOUND);
    }

    private Wording wording(
            UUID id, @Nullable UUID owner, @Nullable UUID group, Unmasked typedName, Unmasked typedText) {
        MaskPlan live = plan.current();
        MaskedText name = masker.mask(typedName, live);
        MaskedText text = masker.mask(typedText, live);
        String plain = name.value().strip();
        if (plain.isEmpty()
                || plain.length() > LONGEST_NAME
                || plain.startsWith("/")
                || plain.chars().anyMatch(Character::isISOControl))
            throw new CommandRefused(Reason.FIELD_MALFORMED, "name");
        if (text.value().isBlank()) throw new CommandRefused(Reason.EMPTY_TEXT);
        if (text.value().length() > LONGEST_TEXT) throw new CommandRefused(Reason.TEXT_TOO_LONG);
        Variable.unknownIn(text.value()).ifPresent(word -> {
            throw new CommandRefused(Reason.UNKNOWN_VARIABLE, word);
        });
        return new Wording(id, owner, group, masker.mask(Unmasked.of(plain), live), text);
    }

    private static CommandRefused taken(Wording wording) {
        return new CommandRefused(Reason.NAME_TAKEN, wording.name().value());
    }

    private void tell(UUID actor, UUID shortcut) {
        log.append(NewEvent.of(EventKind.SETTING_CHANGED, PLACE + shortcut).by(actor));
    }

    private Shortcut inTransaction(Supplier<Shortcut> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}

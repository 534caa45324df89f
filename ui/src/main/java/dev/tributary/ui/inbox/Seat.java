package dev.tributary.ui.inbox;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.Group;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.conversation.Desk;
import dev.tributary.engine.conversation.Inbox;
import dev.tributary.engine.conversation.Queue;
import dev.tributary.engine.search.Search;
import dev.tributary.engine.spi.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One agent at an open inbox: who it is, in which language, and who the colleagues are. Used under the UI's lock. */
final class Seat {
    private final InboxServices house;
    private final Agent agent;
    private final Locale locale;
    private Map<UUID, Agent> colleagues = Map.of();
    private List<Group> groups = List.of();

    Seat(InboxServices house, Agent agent, Locale locale) {
        this.house = house;
        this.agent = agent;
        this.locale = locale;
        look();
    }

    /** Looks again who is there. */
    void look() {
        Map<UUID, Agent> found = new LinkedHashMap<>();
        for (Agent one : house.people().agents()) found.put(one.id(), one);
        colleagues = found;
        groups = house.people().groups();
    }

    InboxServices house() {
        return house;
    }

    Inbox inbox() {
        return house.inbox();
    }

    Search search() {
        return house.search();
    }

    /** Whether the settings of the house are theirs to change. */
    boolean administers() {
        return Permissions.mayAdminister(agent);
    }

    Desk desk() {
        return house.desk();
    }

    UUID id() {
        return agent.id();
    }

    Locale locale() {
        return locale;
    }

    /**
     * The conversation with this number.
     *
     * @throws CommandRefused when there is none that this agent may open
     */
    UUID numbered(long number) {
        return house.threads()
                .numbered(agent.id(), number)
                .orElseThrow(() -> new CommandRefused(CommandRefused.Reason.NOT_FOUND));
    }

    /** Everybody who may be assigned to, by name. */
    List<Agent> colleagues() {
        return colleagues.values().stream().filter(Agent::active).toList();
    }

    List<Group> groups() {
        return groups;
    }

    /** Whether nobody else works here, so that New and Mine would be the same list twice. */
    boolean alone() {
        return colleagues().size() < 2 && groups.isEmpty();
    }

    /** The lists this agent is shown, in order. */
    List<Queue> queues() {
        return alone()
                ? List.of(Queue.ALL, Queue.NEW, Queue.RESOLVED)
                : List.of(Queue.ALL, Queue.PRIMARY, Queue.NEW, Queue.MINE, Queue.RESOLVED);
    }

    /** The list to start in. */
    Queue home() {
        return alone() ? Queue.ALL : Queue.PRIMARY;
    }

    String text(String key, @Nullable Object... arguments) {
        return house.texts().getTranslation(key, locale, arguments);
    }

    /** All texts whose keys start with one of these, for an element in the browser. */
    Map<String, String> words(String... prefixes) {
        return house.texts().starting(locale, prefixes);
    }

    /** The text of a key, or what stands in for it. */
    String textOr(String key, String otherwise) {
        return house.texts().has(key) ? text(key) : otherwise;
    }

    /** A sentence of ours that was kept, or the other side's own words. */
    String said(String kept) {
        Trouble trouble = Trouble.read(kept);
        return trouble == null
                ? kept
                : text(trouble.textKey(), trouble.arguments().toArray());
    }

    String name(UUID colleague) {
        Agent found = colleagues.get(colleague);
        return found == null ? text("inbox.somebody") : found.name();
    }

    String channelName(String channel) {
        return house.channels().name(channel, locale);
    }

    /** Why a command was refused, as a sentence. */
    String reason(CommandRefused refused) {
        if (refused.reason() == CommandRefused.Reason.OTHER_SIDE_REFUSED) {
            String why = refused.arguments().getFirst();
            // a sentence of ours stands by itself
            if (Trouble.read(why) != null) return said(why);
        }
        return text(
                "refused." + refused.reason().name().toLowerCase(Locale.ROOT),
                refused.arguments().toArray());
    }
}

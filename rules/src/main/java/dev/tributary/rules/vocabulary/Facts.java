package dev.tributary.rules.vocabulary;

import dev.tributary.engine.decision.CompiledRules;
import dev.tributary.engine.decision.Snapshot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What rules see while they run on one snapshot: the snapshot itself, and what earlier rules have decided about the
 * conversation and its customer. One run, one thread.
 */
public final class Facts {
    /** How much of a text rules look at, in characters. */
    public static final int TEXT_LIMIT = 20_000;

    private final Snapshot snapshot;
    private final String text;
    private Snapshot.Conversation conversation;
    private Snapshot.Contact contact;
    private String status;
    private String priority;
    private @Nullable String group;
    private List<String> assignees;
    private List<String> tags;
    private @Nullable String folded;
    private @Nullable Object item;
    private boolean resultCut;
    private boolean inBlock;
    private long blockWork;
    private @Nullable Notes notes;
    /** What was looked for and is not answered yet, as often as it was. */
    private final List<CompiledRules.Lookup> misses = new ArrayList<>(0);

    public Facts(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.contact = snapshot.contact();
        this.conversation = snapshot.conversation();
        this.status = conversation.status();
        this.priority = conversation.priority();
        this.group = conversation.group();
        this.assignees = conversation.assignees();
        this.tags = conversation.tags();
        Snapshot.Message message = snapshot.message();
        String whole = message == null ? "" : message.text();
        this.text = whole.length() > TEXT_LIMIT ? whole.substring(0, cut(whole)) : whole;
    }

    /** Never between the halves of a character. */
    private static int cut(String whole) {
        return Character.isHighSurrogate(whole.charAt(TEXT_LIMIT - 1)) ? TEXT_LIMIT - 1 : TEXT_LIMIT;
    }

    /** The snapshot, as it was before any rule. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Whether the text was longer than what rules look at. */
    public boolean textCut() {
        Snapshot.Message message = snapshot.message();
        return message != null && text.length() < message.text().length();
    }

    /** A text folded for comparing; the message's own is folded once. */
    public String folded(String value) {
        if (value != text) {
            return Folding.fold(value);
        }
        if (folded == null) {
            folded = Folding.fold(text);
        }
        return folded;
    }

    /** Whether a text or list that a rule put together was longer than what rules keep of it. */
    public boolean resultCut() {
        return resultCut;
    }

    /** A text or list that a rule put together was cut. */
    public void cutResult() {
        resultCut = true;
    }

    /** A rule's turn begins; what blocks of others went through is not its concern. */
    public void ruleBegins() {
        blockWork = 0;
    }

    /** What blocks of the rule went through so far, in characters and items. */
    public long blockWork() {
        return blockWork;
    }

    /** Until it ends, what is gone through is counted: a block is the one thing that goes through something repeatedly. */
    public void blockBegins() {
        inBlock = true;
    }

    /** The block is over. */
    public void blockEnds() {
        inBlock = false;
    }

    /** So many characters or items more were gone through. */
    public void worked(int more) {
        if (inBlock) {
            blockWork += more;
        }
    }

    /** The item that {@code any} or {@code every} looks at. */
    public @Nullable Object item() {
        return item;
    }

    /** Sets the item that {@code any} or {@code every} looks at. */
    public void look(@Nullable Object at) {
        item = at;
    }

    /** What was found out once for all rules, or null when each rule looks for itself. */
    public @Nullable Notes notes() {
        return notes;
    }

    /** Sets what was found out once for all rules. */
    public void take(Notes found) {
        notes = found;
    }

    Snapshot.@Nullable Message message() {
        return snapshot.message();
    }

    String text() {
        return text;
    }

    Snapshot.Happened happened() {
        return snapshot.happened();
    }

    Snapshot.Team team() {
        return snapshot.team();
    }

    /** How many are online who may take it, as it is by now. */
    int online() {
        Snapshot.Team team = team();
        if (team.there().isEmpty() || !handedOver()) {
            return team.online();
        }
        String to = group;
        return (int) team.there().stream()
                .filter(agent -> !agent.away())
                .filter(agent ->
                        agent.all() || to == null || agent.groups().contains(to) || assignees.contains(agent.agent()))
                .count();
    }

    /** How many of its group are online, as it is by now. */
    int groupOnline() {
        Snapshot.Team team = team();
        String to = group;
        if (team.there().isEmpty() || Objects.equals(to, conversation.group())) {
            return team.groupOnline();
        }
        return (int) team.there().stream()
                .filter(agent -> !agent.away() && agent.groups().contains(to))
                .count();
    }

    /** How many who may take it are online, or were while the customer waited. */
    int wasOnline() {
        Integer was = team().wasOnline();
        return was == null || handedOver() ? online() : Math.max(was, online());
    }

    private boolean handedOver() {
        return !Objects.equals(group, conversation.group()) || !assignees.equals(conversation.assignees());
    }

    /** Those of its assignees who are offline; whom a rule has just named counts by who is there. */
    List<String> offlineAssignees() {
        return assignees.stream()
                .filter(agent -> conversation.assignees().contains(agent)
                        ? conversation.offlineAssignees().contains(agent)
                        : team().there().stream()
                                .noneMatch(there -> there.agent().equals(agent)))
                .toList();
    }

    /** Those of its assignees who are away. */
    List<String> awayAssignees() {
        return assignees.stream()
                .filter(agent -> conversation.assignees().contains(agent)
                        ? conversation.awayAssignees().contains(agent)
                        : team().there().stream()
                                .anyMatch(there -> there.away() && there.agent().equals(agent)))
                .toList();
    }

    /** The decision's time on the house's clock; a zone that does not exist is taken as UTC. */
    ZonedDateTime clock() {
        ZoneId zone;
        try {
            zone = ZoneId.of(snapshot.team().zone());
        } catch (DateTimeException unknown) {
            zone = ZoneOffset.UTC;
        }
        return snapshot.now().atZone(zone);
    }

    /** What a look-up answered about a key, or null when nobody has asked it yet. */
    public @Nullable Map<String, String> answer(String lookup, String key) {
        for (Snapshot.Answer answer : snapshot.lookups()) {
            if (answer.lookup().equals(lookup) && answer.key().equals(key)) {
                return answer.values();
            }
        }
        misses.add(new CompiledRules.Lookup(lookup, key));
        return null;
    }

    /** How often an answer was read that is not there yet. */
    public int misses() {
        return misses.size();
    }

    /** All but the first so many are of no consequence. */
    public void forgetMisses(int from) {
        misses.subList(from, misses.size()).clear();
    }

    /** What has to be looked up; each once. */
    public List<CompiledRules.Lookup> unanswered() {
        return misses.isEmpty() ? List.of() : misses.stream().distinct().toList();
    }

    Snapshot.Contact contact() {
        return contact;
    }

    /** What no rule can change about it. */
    Snapshot.Conversation conversation() {
        return conversation;
    }

    boolean isNew() {
        return conversation.isNew();
    }

    String status() {
        return status;
    }

    String priority() {
        return priority;
    }

    @Nullable
    String group() {
        return group;
    }

    List<String> assignees() {
        return assignees;
    }

    List<String> tags() {
        return tags;
    }

    @Nullable
    Instant resolvedAt() {
        if (!status.equals("resolved")) {
            return null;
        }
        Instant before = conversation.resolvedAt();
        return before == null ? snapshot.now() : before;
    }

    @Nullable
    Duration since(@Nullable Instant then) {
        return then == null ? null : Duration.between(then, snapshot.now());
    }

    /** A rule assigned it to a group; of another one than before, nobody has it yet. */
    public void groupIs(String to) {
        if (!to.equals(group)) {
            assignees = List.of();
        }
        group = to;
    }

    /** A rule changed who works on it. */
    public void assigneesAre(List<String> now) {
        assignees = List.copyOf(now);
    }

    /** A rule set its priority. */
    public void priorityIs(String now) {
        priority = now;
    }

    /** A rule put a tag on it. */
    public void tagged(String tag) {
        tags = with(tags, tag);
    }

    /** A rule took a tag off. */
    public void untagged(String tag) {
        tags = tags.stream().filter(other -> !other.equals(tag)).toList();
    }

    /** A rule opened, snoozed or resolved it. */
    public void statusIs(String now) {
        // opened again, it goes back to those who are there
        if (status.equals("resolved") && now.equals("open")) {
            List<String> gone = conversation.offlineAssignees();
            assignees =
                    assignees.stream().filter(agent -> !gone.contains(agent)).toList();
        }
        status = now;
    }

    /** A rule said that the message starts a conversation of its own. */
    public void startedNew() {
        conversation = Snapshot.Conversation.begun(conversation.channel(), null);
        status = conversation.status();
        priority = conversation.priority();
        group = conversation.group();
        assignees = conversation.assignees();
        tags = conversation.tags();
    }

    /** A rule filled in something about the customer: {@code name}, {@code email}, {@code phone}, {@code language}. */
    public void contactIs(String field, String value) {
        Snapshot.Contact was = contact;
        contact = new Snapshot.Contact(
                field.equals("name") ? value : was.name(),
                field.equals("email") ? value : was.email(),
                field.equals("phone") ? value : was.phone(),
                field.equals("language") ? value : was.language(),
                was.tags(),
                was.conversationCount());
    }

    /** A rule put a tag on the customer. */
    public void contactTagged(String tag) {
        Snapshot.Contact was = contact;
        contact = new Snapshot.Contact(
                was.name(), was.email(), was.phone(), was.language(), with(was.tags(), tag), was.conversationCount());
    }

    private static List<String> with(List<String> tags, String tag) {
        if (tags.contains(tag)) {
            return tags;
        }
        List<String> more = new ArrayList<>(tags);
        more.add(tag);
        return List.copyOf(more);
    }
}

package dev.tributary.engine.conversation;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.NewEvent;
import dev.tributary.engine.masking.MaskedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation whose row is locked until the end of the transaction. Changes are made here, in memory, by plain rules
 * that keep the row's summary columns right, and {@link ConversationLedger#write} stores them together with the entries
 * and the events they caused. Belongs to one transaction; not thread-safe.
 */
public final class LockedConversation {
    private static final int PREVIEW_LENGTH = 300;

    private final boolean fresh;
    private final @Nullable UUID storedGroup;
    private final ConversationStatus storedStatus;
    private final Instant storedActivity;
    private final Set<UUID> storedAssignees;
    private final Set<String> storedTags;
    private final Set<UUID> assignees;
    private final Set<String> tags;
    private final List<Placed> placed = new ArrayList<>();
    private final List<NewEvent> events = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private ConversationColumns columns;
    private @Nullable UUID decision;

    LockedConversation(ConversationColumns columns, Set<UUID> assignees, Set<String> tags, boolean fresh) {
        this.columns = columns;
        this.storedGroup = columns.groupId();
        this.storedStatus = columns.status();
        this.storedActivity = columns.lastActivityAt();
        this.storedAssignees = Set.copyOf(assignees);
        this.storedTags = Set.copyOf(tags);
        this.assignees = new LinkedHashSet<>(assignees);
        this.tags = new LinkedHashSet<>(tags);
        this.fresh = fresh;
    }

    /** One that is stored, just locked; called by the ledger. */
    public static LockedConversation stored(ConversationColumns columns, Set<UUID> assignees, Set<String> tags) {
        return new LockedConversation(columns, assignees, tags, false);
    }

    /** A new one, open and nobody's; nobody else can see it before it is written. */
    public static LockedConversation begin(
            UUID contact, String channel, UUID account, @Nullable UUID previous, Instant now) {
        ConversationColumns columns = new ConversationColumns(
                UuidCreator.getTimeOrderedEpoch(),
                contact,
                null,
                ConversationStatus.OPEN,
                Priority.NORMAL,
                null,
                0,
                0,
                false,
                channel,
                account,
                "",
                Author.CUSTOMER,
                null,
                now,
                now,
                null,
                null,
                null,
                null,
                null,
                previous,
                null);
        LockedConversation begun = new LockedConversation(columns, Set.of(), Set.of(), true);
        begun.log(EventKind.CONVERSATION_STARTED, null, null);
        begun.changed(Change.Kind.STARTED);
        return begun;
    }

    /** The conversation. */
    public UUID id() {
        return columns.id();
    }

    /** Its row as it is now, changes included. */
    public ConversationColumns columns() {
        return columns;
    }

    /** Whether it is not stored yet. */
    public boolean fresh() {
        return fresh;
    }

    /** Who works on it; while it is resolved, who did. */
    public Set<UUID> assignees() {
        return Set.copyOf(assignees);
    }

    /** Its tags. */
    public Set<String> tags() {
        return Set.copyOf(tags);
    }

    /**
     * Puts something at the end of the thread: takes the next place, moves the summary columns on and logs the event of
     * a message or note. An event line changes none of them.
     *
     * @param now the house's time, which is what lists are sorted by; what the other side says is in the entry
     */
    public Placed append(ThreadEntry entry, Instant now) {
        long seq = columns.lastSeq() + 1;
        Placed at = new Placed(UuidCreator.getTimeOrderedEpoch(), seq, entry, decision);
        placed.add(at);
        columns = Summary.after(columns, seq, entry, now);
        if (entry instanceof ThreadEntry.Written written) {
            EventKind kind = switch (written.kind()) {
                case INBOUND -> EventKind.MESSAGE_RECEIVED;
                case OUTBOUND -> EventKind.MESSAGE_SENT;
                case NOTE, EVENT -> EventKind.NOTE_WRITTEN;
            };
            switch (written.kind()) {
                case INBOUND -> changes.add(new Change(Change.Kind.RECEIVED, null, at));
                case OUTBOUND -> changes.add(new Change(Change.Kind.SENT, null, at));
                case NOTE, EVENT -> {
                    // told to agents only: no rule waits for it
                }
            }
            UUID agent =
                    written.writer().author() == Author.AGENT ? written.writer().id() : null;
            events.add(NewEvent.about(kind, id(), at.id(), null).by(agent));
        }
        return at;
    }

    /** The same, for what was said to somebody else: the customer waits for us no more and no less than before. */
    public Placed overhear(ThreadEntry.Written entry, Instant now) {
        Instant waiting = columns.waitingSince();
        Placed at = append(entry, now);
        columns = Summary.waiting(columns, waiting);
        return at;
    }

    /** What was said last says this now, or nothing any more: only the preview follows. */
    public void sayInPreview(@Nullable MaskedText text) {
        columns = Summary.saying(columns, text == null ? "" : oneLine(text.value()));
    }

    /**
     * What is appended from here on was written by a decision of rules, until this is said again.
     *
     * @param trace the id under which it is kept why, or null when nothing more comes of a decision
     */
    public void decidedBy(@Nullable UUID trace) {
        decision = trace;
    }

    /** Sets who works on it, and its group; false when it was so already. */
    public boolean assign(Set<UUID> agents, @Nullable UUID group, @Nullable UUID by) {
        if (assignees.equals(agents) && Objects.equals(group, columns.groupId())) return false;
        assignees.clear();
        assignees.addAll(agents);
        columns = Summary.grouped(columns, group);
        log(EventKind.CONVERSATION_ASSIGNED, by, null);
        changed(Change.Kind.ASSIGNED);
        return true;
    }

    /** Puts a tag on it; false when it was there. */
    public boolean tag(MaskedText tag, @Nullable UUID by) {
        if (!tags.add(tag.value())) return false;
        log(EventKind.CONVERSATION_CHANGED, by, "tags");
        changes.add(new Change(Change.Kind.TAGGED, tag.value(), null));
        return true;
    }

    /** Takes a tag off it; false when it was not there. */
    public boolean untag(String tag, @Nullable UUID by) {
        if (!tags.remove(tag)) return false;
        log(EventKind.CONVERSATION_CHANGED, by, "tags");
        changes.add(new Change(Change.Kind.UNTAGGED, tag, null));
        return true;
    }

    /** Sets how much it presses; false when it was so already. */
    public boolean prioritise(Priority priority, @Nullable UUID by) {
        if (columns.priority() == priority) return false;
        columns = Summary.prioritised(columns, priority);
        log(EventKind.CONVERSATION_CHANGED, by, "priority");
        return true;
    }

    /** Resolves it; its assignees stay written down as those it had. False when it was resolved. */
    public boolean resolve(@Nullable UUID by, Instant at) {
        if (columns.status() == ConversationStatus.RESOLVED) return false;
        columns = Summary.resolved(columns, by, at);
        log(EventKind.CONVERSATION_RESOLVED, by, null);
        changed(Change.Kind.RESOLVED);
        return true;
    }

    /** Opens it again, resolved or snoozed, assignees untouched; false when it was open. */
    public boolean reopen(@Nullable UUID by, Instant at) {
        if (columns.status() == ConversationStatus.OPEN) return false;
        if (columns.status() == ConversationStatus.SNOOZED) {
            columns = Summary.opened(columns, at);
            log(EventKind.CONVERSATION_CHANGED, by, "snoozed");
            return true;
        }
        columns = Summary.opened(columns, at);
        log(EventKind.CONVERSATION_REOPENED, by, null);
        changed(Change.Kind.REOPENED);
        return true;
    }

    /** Puts an open conversation aside until then; false when it is resolved, or snoozed until then already. */
    public boolean snooze(Instant until, @Nullable UUID by) {
        if (columns.status() == ConversationStatus.RESOLVED || until.equals(columns.snoozedUntil())) return false;
        columns = Summary.snoozed(columns, until);
        log(EventKind.CONVERSATION_CHANGED, by, "snoozed");
        return true;
    }

    /** Sets how the customer found it; false when it was so already. */
    public boolean rate(int score) {
        if (Integer.valueOf(score).equals(columns.rating())) return false;
        columns = Summary.rated(columns, score);
        log(EventKind.CONVERSATION_CHANGED, null, "rating");
        return true;
    }

    /** Adds an event of this conversation to the log, for what the methods here do not log themselves. */
    public void log(EventKind kind, @Nullable UUID by, @Nullable String details) {
        events.add(NewEvent.in(kind, id(), details).by(by));
    }

    /** Adds an event about a message of this conversation to the log. */
    void logAbout(EventKind kind, UUID message, @Nullable UUID by) {
        events.add(NewEvent.about(kind, id(), message, null).by(by));
    }

    /** Leaves so many places at the end of the thread to messages that come from elsewhere. */
    void moveOn(int places) {
        columns = Summary.place(columns, columns.lastSeq() + places, columns.lastActivityAt());
    }

    /** Sums up what is written in it anew, because messages came from elsewhere or went. */
    void recount(List<RearrangingStore.Outline> messages) {
        columns = Recount.of(columns, messages);
    }

    private void changed(Change.Kind kind) {
        changes.add(new Change(kind, null, null));
    }

    /** What happened in it since it was locked that a rule may wait for, in order; grows. */
    public List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }

    /** What was appended since it was locked; for the ledger. */
    public List<Placed> placed() {
        return List.copyOf(placed);
    }

    /** What is to be logged; for the ledger. */
    public List<NewEvent> events() {
        return List.copyOf(events);
    }

    /** Who was its assignee when it was locked; for the ledger. */
    public Set<UUID> storedAssignees() {
        return storedAssignees;
    }

    /** In which group it was when it was locked; for the ledger. */
    public @Nullable UUID storedGroup() {
        return storedGroup;
    }

    /** How it stood when it was locked; for the ledger. */
    public ConversationStatus storedStatus() {
        return storedStatus;
    }

    /** When something had last been written in it when it was locked; for the ledger. */
    public Instant storedActivity() {
        return storedActivity;
    }

    /** Which tags it had when it was locked; for the ledger. */
    public Set<String> storedTags() {
        return storedTags;
    }

    /** A text in one line, at most as long as a row's preview may be. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), PREVIEW_LENGTH + 1));
        boolean gap = false;
        for (int i = 0; i < text.length() && line.length() < PREVIEW_LENGTH; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                gap = line.length() > 0;
            } else {
                if (gap) line.append(' ');
                gap = false;
                line.append(c);
            }
        }
        int end = Math.min(line.length(), PREVIEW_LENGTH);
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) end--;
        return line.substring(0, end);
    }

    /**
     * An entry that has its place.
     *
     * @param id the message
     * @param seq its place
     * @param entry what it is
     * @param decision the trace of the decision of rules that wrote it, or null
     */
    public record Placed(
            UUID id, long seq, ThreadEntry entry, @Nullable UUID decision) {}

    /**
     * Something that happened in it.
     *
     * @param kind what
     * @param tag the tag that was put on or taken off
     * @param placed the message that came in or goes out
     */
    public record Change(
            Kind kind, @Nullable String tag, @Nullable Placed placed) {
        /** What happened. */
        public enum Kind {
            STARTED,
            RECEIVED,
            SENT,
            ASSIGNED,
            TAGGED,
            UNTAGGED,
            RESOLVED,
            REOPENED
        }
    }
}

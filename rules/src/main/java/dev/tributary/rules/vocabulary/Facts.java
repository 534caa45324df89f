package dev.tributary.rules.vocabulary;

import dev.tributary.engine.decision.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules see while they run on one snapshot: the snapshot itself, and what earlier rules have decided about the
 * conversation. One run, one thread.
 */
public final class Facts {
    /** How much of a text rules look at, in characters. */
    public static final int TEXT_LIMIT = 20_000;

    private final Snapshot snapshot;
    private final String text;
    private Snapshot.Conversation conversation;
    private @Nullable String folded;
    private @Nullable Object item;
    private boolean resultCut;
    private boolean inBlock;
    private long blockWork;
    private @Nullable Notes notes;

    public Facts(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.conversation = snapshot.conversation();
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

    /** What blocks went through so far, in characters and items. */
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

    Instant now() {
        return snapshot.now();
    }

    boolean isNew() {
        return conversation.isNew();
    }

    String status() {
        return conversation.status();
    }

    long messageCount() {
        return conversation.messageCount();
    }

    @Nullable
    String conversationSubject() {
        return conversation.subject();
    }

    String priority() {
        return conversation.priority();
    }

    @Nullable
    String group() {
        return conversation.group();
    }

    List<String> assignees() {
        return conversation.assignees();
    }

    boolean assigneeOnShift() {
        return conversation.assigneeOnShift();
    }

    List<String> tags() {
        return conversation.tags();
    }

    @Nullable
    Instant resolvedAt() {
        return conversation.resolvedAt();
    }

    @Nullable
    Instant lastActivityAt() {
        return conversation.lastActivityAt();
    }

    @Nullable
    Duration since(@Nullable Instant then) {
        return then == null ? null : Duration.between(then, snapshot.now());
    }

    /** A rule assigned it to a group. */
    public void groupIs(String group) {
        change(conversation.status(), conversation.priority(), group, conversation.assignees(), conversation.tags());
    }

    /** A rule changed who works on it. */
    public void assigneesAre(List<String> assignees) {
        change(conversation.status(), conversation.priority(), conversation.group(), assignees, conversation.tags());
    }

    /** A rule set its priority. */
    public void priorityIs(String priority) {
        change(conversation.status(), priority, conversation.group(), conversation.assignees(), conversation.tags());
    }

    /** A rule put a tag on it. */
    public void tagged(String tag) {
        if (!conversation.tags().contains(tag)) {
            List<String> tags = new ArrayList<>(conversation.tags());
            tags.add(tag);
            change(
                    conversation.status(),
                    conversation.priority(),
                    conversation.group(),
                    conversation.assignees(),
                    tags);
        }
    }

    /** A rule opened it again. */
    public void reopened() {
        change("open", conversation.priority(), conversation.group(), conversation.assignees(), conversation.tags());
    }

    /** A rule said that the message starts a conversation of its own. */
    public void startedNew() {
        conversation = Snapshot.Conversation.begun(conversation.channel(), null);
    }

    private void change(
            String status, String priority, @Nullable String group, List<String> assignees, List<String> tags) {
        Snapshot.Conversation was = conversation;
        conversation = new Snapshot.Conversation(
                was.isNew(),
                status,
                was.channel(),
                was.messageCount(),
                was.subject(),
                priority,
                group,
                assignees,
                was.assigneeOnShift(),
                tags,
                was.answered(),
                was.rating(),
                was.startedAt(),
                was.waitingSince(),
                status.equals("open") ? null : was.resolvedAt(),
                was.lastActivityAt());
    }
}

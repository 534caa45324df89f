package dev.tributary.ui.inbox;

import com.vaadin.flow.component.html.Section;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.conversation.ConversationHead;
import dev.tributary.engine.conversation.ConversationRow;
import dev.tributary.engine.conversation.ConversationStatus;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Rearranging;
import dev.tributary.engine.conversation.Reply;
import dev.tributary.engine.conversation.ThreadMessage;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.masking.Unmasked;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conversation that is open: header, thread, composer. */
final class ConversationPane extends Section {
    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;
    private static final int FIRST_PAGE_AT_MOST = 300;
    private static final int AT_ONCE = 200;
    /** After which a message on the screen looks another way. */
    private static final Set<EventKind> REPLACED = EnumSet.of(EventKind.DELIVERY_CHANGED, EventKind.MESSAGE_CHANGED);

    private final transient Seat seat;
    private final transient ThreadItems items;
    private final ThreadElement thread = new ThreadElement();
    private final ComposerElement composer = new ComposerElement();
    private final ConversationHeader header;
    private final transient ReplyWays ways;
    private final transient Listener listener;
    private transient @Nullable ConversationHead head;
    private long lastSeq;

    /** Whom the pane tells. */
    interface Listener {
        /** The agent wants to resolve what is open. */
        void resolve(ConversationRow row);

        /** Something changed that the list shows. */
        void changed();

        /** Messages stand in another conversation now: it is shown, with the way back. */
        void rearranged(Rearranging.Done done);

        /** They are back: the conversation they came from is shown. */
        void putBack(UUID conversation);

        /** The agent wants the card shown or hidden, where there is no room for it beside. */
        void card();
    }

    ConversationPane(Seat seat, Listener listener) {
        this.seat = seat;
        this.items = new ThreadItems(seat);
        this.ways = new ReplyWays(seat);
        this.listener = listener;
        this.header = new ConversationHeader(seat, listener, this::refreshHead);
        addClassNames("pane", "inbox-conversation");
        String language = seat.locale().getLanguage();
        thread.speak(seat.words("thread.", "delivery.", "time."), language);
        composer.speak(seat.words("composer.", "time."), language);
        thread.onOlder(this::older);
        thread.onSeen(this::seen);
        thread.onWhy(message -> why(message.id()));
        thread.onAgain(message -> again(message.id()));
        thread.onRearrange(message -> split(message.id()), message -> move(message.id()));
        composer.onSend(this::send);
        composer.onDraft(this::keepDraft);
        composer.onClosed(this::refreshHead);
        composer.onShortcuts(this::offerShortcuts);
        add(header, thread, composer);
    }

    /** Opens a conversation. */
    void open(UUID conversation) {
        ConversationHead opened = seat.inbox().head(seat.id(), conversation);
        long unread = Math.max(0, opened.lastSeq() - opened.seenSeq());
        int limit = opened.seenSeq() == 0 ? PAGE : (int) Math.min(FIRST_PAGE_AT_MOST, Math.max(PAGE, unread + 20));
        List<ThreadMessage> messages = seat.inbox().thread(seat.id(), conversation, Long.MAX_VALUE, limit);
        lastSeq = messages.isEmpty() ? 0 : messages.getLast().seq();
        long firstUnread = messages.stream()
                .filter(message -> message.kind() == MessageKind.INBOUND && message.seq() > opened.seenSeq())
                .mapToLong(ThreadMessage::seq)
                .findFirst()
                .orElse(0);
        if (!messages.isEmpty() && firstUnread == messages.getFirst().seq()) firstUnread = 0;
        composer.files().forget();
        head = opened;
        header.show(opened);
        thread.show(new ThreadElement.Start(
                conversation.toString(), items.of(messages), firstUnread, messages.size() == limit, opened.seenSeq()));
        composer.setup(ways.setup(opened, seat.inbox().draft(seat.id(), conversation)));
    }

    /** Which conversation is open. */
    Optional<UUID> conversation() {
        return Optional.ofNullable(head).map(opened -> opened.row().id());
    }

    /** Its row as last read. */
    Optional<ConversationRow> row() {
        return Optional.ofNullable(head).map(ConversationHead::row);
    }

    void close() {
        head = null;
        header.quiet();
    }

    /** Says why something was refused, where it happened. */
    void refuse(CommandRefused refused) {
        header.say(seat.reason(refused));
    }

    /** Looks again at what these events of the open conversation changed. */
    void happened(List<LoggedEvent> events) {
        ConversationHead opened = head;
        if (opened == null) return;
        UUID id = opened.row().id();
        Set<UUID> changed = new LinkedHashSet<>();
        boolean mine = false;
        boolean gone = false;
        for (LoggedEvent event : events) {
            if (!id.equals(event.conversationId())) continue;
            mine = true;
            // what stands in it is another now: it is opened anew
            gone |= event.kind() == EventKind.CONVERSATION_CHANGED && "moved".equals(event.details());
            if (REPLACED.contains(event.kind()) && event.messageId() != null) changed.add(event.messageId());
        }
        if (!mine) return;
        if (gone) {
            open(id);
            return;
        }
        catchUp(id);
        List<ThreadItem> fresh = changed.stream()
                .flatMap(message -> seat.inbox().message(seat.id(), message).stream())
                .map(items::of)
                .toList();
        if (!fresh.isEmpty()) thread.replace(fresh);
        refreshHead();
    }

    private void catchUp(UUID conversation) {
        List<ThreadMessage> came;
        do {
            came = seat.inbox().threadAfter(seat.id(), conversation, lastSeq, AT_ONCE);
            if (came.isEmpty()) return;
            lastSeq = came.getLast().seq();
            thread.append(items.of(came));
        } while (came.size() == AT_ONCE);
    }

    private void refreshHead() {
        ConversationHead opened = head;
        if (opened == null) return;
        ConversationHead now = seat.inbox().head(seat.id(), opened.row().id());
        head = now;
        header.show(now);
        // a draft on the screen is newer than the one that is kept; the element ignores the text for the same
        // conversation
        composer.setup(ways.setup(now, Optional.empty()));
    }

    private void older(ThreadElement.Place place) {
        UUID id = conversation().orElse(null);
        if (id == null || !id.toString().equals(place.conversation())) return;
        List<ThreadMessage> before = seat.inbox().thread(seat.id(), id, place.before(), PAGE);
        thread.prepend(items.of(before), before.size() == PAGE);
    }

    private void seen(ThreadElement.Place place) {
        UUID id = conversation().orElse(null);
        if (id == null || !id.toString().equals(place.conversation())) return;
        seat.desk().seen(seat.id(), id, Math.min(place.seq(), lastSeq));
        listener.changed();
    }

    private void why(String message) {
        WhyDialog.open(seat, UUID.fromString(message));
    }

    private void again(String message) {
        try {
            seat.desk().sendAgain(seat.id(), UUID.fromString(message));
        } catch (CommandRefused refused) {
            refuse(refused);
        }
    }

    private void split(String message) {
        try {
            listener.rearranged(seat.house().threads().split(seat.id(), UUID.fromString(message)));
        } catch (CommandRefused refused) {
            refuse(refused);
        }
    }

    private void move(String message) {
        MoveDialog.open(seat, number -> {
            try {
                UUID target = seat.numbered(number);
                listener.rearranged(seat.house().threads().move(seat.id(), UUID.fromString(message), target));
            } catch (CommandRefused refused) {
                refuse(refused);
            }
        });
    }

    private void offerShortcuts(String asked) {
        UUID conversation = UUID.fromString(asked);
        if (conversation().filter(conversation::equals).isEmpty()) return;
        Map<String, String> values = new HashMap<>();
        seat.house()
                .shortcuts()
                .values(seat.id(), conversation)
                .forEach((variable, value) -> values.put(variable.word(), value));
        composer.offer(
                seat.house().shortcuts().usable(seat.id()).stream()
                        .map(one -> new ComposerElement.Offered(one.name(), one.text(), one.ofTeam()))
                        .toList(),
                values);
    }

    private void keepDraft(ComposerElement.Written draft) {
        UUID conversation = UUID.fromString(draft.conversation());
        try {
            seat.desk()
                    .keepDraft(
                            seat.id(),
                            conversation,
                            draft.mode(),
                            Unmasked.ofNullable(draft.subject()),
                            Unmasked.of(draft.text()));
            if (conversation().filter(conversation::equals).isPresent()) composer.saved();
            listener.changed();
        } catch (CommandRefused refused) {
            refuse(refused);
        }
    }

    private void send(ComposerElement.Written written) {
        UUID conversation = UUID.fromString(written.conversation());
        try {
            if (written.mode().equals(ComposerElement.NOTE))
                seat.desk().note(seat.id(), conversation, Unmasked.of(written.text()));
            else seat.desk().reply(seat.id(), conversation, reply(written));
        } catch (CommandRefused refused) {
            boolean unseen = refused.reason() == CommandRefused.Reason.UNSEEN_MESSAGE;
            catchUp(conversation);
            composer.refused(seat.reason(refused), unseen, written.resolve());
            return;
        }
        composer.files().forget();
        composer.sent();
        catchUp(conversation);
        refreshHead();
        listener.changed();
        if (written.resolve()) resolve();
    }

    private Reply reply(ComposerElement.Written written) {
        String subject = written.subject();
        return new Reply(
                UUID.fromString(written.mode()),
                null,
                subject == null || subject.isBlank() ? null : Unmasked.of(subject),
                Unmasked.of(written.text()),
                composer.files().of(Objects.requireNonNullElse(written.files(), List.of())),
                lastSeq,
                written.anyway());
    }

    /** Resolves what is open, or opens it again when it is resolved. */
    void resolve() {
        ConversationHead opened = head;
        if (opened == null) return;
        if (opened.row().status() == ConversationStatus.OPEN) listener.resolve(opened.row());
        else reopen(opened.row().id());
    }

    /** Opens a conversation again. */
    void reopen(UUID conversation) {
        try {
            seat.desk().reopen(seat.id(), conversation);
        } catch (CommandRefused refused) {
            refuse(refused);
        }
        Stream.of(conversation)
                .filter(id -> conversation().filter(id::equals).isPresent())
                .forEach(id -> {
                    catchUp(id);
                    refreshHead();
                });
        listener.changed();
    }
}

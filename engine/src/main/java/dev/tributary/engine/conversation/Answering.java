package dev.tributary.engine.conversation;

import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.conversation.DeskWork.Turn;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.outbox.Outbox;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.Channels;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What agents write: answers, notes, drafts. */
@Component
final class Answering {
    /** For channels that say nothing themselves, and for notes and drafts. */
    private static final int LONGEST_TEXT = 100_000;

    private static final int LONGEST_SUBJECT = 1_000;
    private static final ChannelCapabilities NO_LIMITS =
            new ChannelCapabilities(false, true, LONGEST_TEXT, null, false);

    private final DeskWork work;
    private final DeskStore store;
    private final ThreadStore threads;
    private final ReplyRoutes routes;
    private final Outbox outbox;

    Answering(DeskWork work, DeskStore store, ThreadStore threads, ReplyRoutes routes, Outbox outbox) {
        this.work = work;
        this.store = store;
        this.threads = threads;
        this.routes = routes;
        this.outbox = outbox;
    }

    UUID reply(UUID agent, UUID conversation, Reply reply) {
        ReplyRoute[] used = new ReplyRoute[1];
        return work.write(
                agent,
                conversation,
                turn -> {
                    ReplyRoute route = route(turn, reply);
                    used[0] = route;
                    ThreadEntry.Written answer = answer(turn, reply, route);
                    if (!reply.anyway() && store.inboundAfter(conversation, reply.seenSeq()))
                        throw new CommandRefused(Reason.UNSEEN_MESSAGE);
                    takeIfNobodyHas(turn);
                    return turn.conversation().append(answer, turn.now());
                },
                (turn, placed) -> {
                    store.dropDraft(conversation, agent);
                    // whoever answers has read what stands above, unless they said they had not
                    store.see(conversation, agent, reply.anyway() ? reply.seenSeq() : placed.seq(), turn.now());
                    outbox.enqueue(new Outbox.NewDelivery(
                            placed.id(), conversation, used[0].accountId(), placed.seq(), used[0].recipient()));
                });
    }

    private ReplyRoute route(Turn turn, Reply reply) {
        ReplyRoute route = routes
                .of(turn.conversation().id(), turn.conversation().columns().contactId())
                .stream()
                .filter(way -> way.accountId().equals(reply.accountId()))
                .filter(way -> reply.recipient() == null || way.recipient().equalsIgnoreCase(reply.recipient()))
                .findFirst()
                .orElseThrow(() -> new CommandRefused(
                        store.accountActive(reply.accountId()) ? Reason.NO_ADDRESS : Reason.ACCOUNT_NOT_ACTIVE));
        if (route.closed(turn.now()))
            throw new CommandRefused(Reason.WINDOW_CLOSED, route.accountName(), String.valueOf(route.closesAt()));
        return route;
    }

    private ThreadEntry.Written answer(Turn turn, Reply reply, ReplyRoute route) {
        ChannelCapabilities can = routes.capabilities(route.channel()).orElse(NO_LIMITS);
        if (reply.text().isBlank() && reply.files().isEmpty()) throw new CommandRefused(Reason.EMPTY_TEXT);
        if (!reply.files().isEmpty() && !can.files()) throw new CommandRefused(Reason.FIELD_MALFORMED, "files");
        return ThreadEntry.Written.answer(
                turn.writer(),
                route.channel(),
                route.accountId(),
                can.subject() || route.channel().equals(Channels.EMAIL) ? subject(turn, reply.subject()) : null,
                masked(reply.text(), can.maxLength()),
                reply.files().stream().map(work::mask).toList(),
                turn.now());
    }

    private @Nullable MaskedText subject(Turn turn, @Nullable Unmasked typed) {
        if (typed != null && !typed.isBlank()) return work.mask(typed).first(LONGEST_SUBJECT);
        String last = store.lastInboundSubject(turn.conversation().id())
                .orElse(turn.conversation().columns().subject());
        return last == null
                ? null
                : work.mask(Unmasked.of(ReplySubject.of(last))).first(LONGEST_SUBJECT);
    }

    /** Whoever answers what nobody works on works on it from now on. */
    private static void takeIfNobodyHas(Turn turn) {
        LockedConversation conversation = turn.conversation();
        if (!conversation.assignees().isEmpty() || conversation.columns().status() == ConversationStatus.RESOLVED)
            return;
        UUID agent = turn.agent().id();
        conversation.assign(Set.of(agent), conversation.columns().groupId(), agent);
        turn.tell("event.taken", Map.of());
    }

    UUID note(UUID agent, UUID conversation, Unmasked text) {
        return work.write(
                agent,
                conversation,
                turn -> {
                    if (text.isBlank()) throw new CommandRefused(Reason.EMPTY_TEXT);
                    MaskedText note = masked(text, LONGEST_TEXT);
                    String channel = turn.conversation().columns().channel();
                    return turn.conversation()
                            .append(ThreadEntry.Written.note(turn.writer(), channel, note, turn.now()), turn.now());
                },
                (turn, placed) -> store.dropDraft(conversation, agent));
    }

    void keepDraft(UUID agent, UUID conversation, String mode, @Nullable Unmasked subject, Unmasked text) {
        work.change(agent, conversation, turn -> {
            if (text.isBlank()) {
                store.dropDraft(conversation, agent);
                return;
            }
            if (mode.isEmpty() || mode.length() > 40) throw new CommandRefused(Reason.FIELD_MALFORMED, "mode");
            MaskedText line = subject == null || subject.isBlank()
                    ? null
                    : work.mask(subject).first(LONGEST_SUBJECT);
            store.keepDraft(conversation, agent, mode, line, masked(text, LONGEST_TEXT), turn.now());
        });
    }

    void sendAgain(UUID agent, UUID message) {
        UUID conversation = threads.conversationOf(message).orElseThrow(() -> new CommandRefused(Reason.NOT_VISIBLE));
        work.change(agent, conversation, turn -> {
            outbox.requeue(message);
            turn.tell("event.sent_again", Map.of());
        });
    }

    private MaskedText masked(Unmasked text, int longest) {
        MaskedText masked = work.mask(text);
        if (masked.value().length() > longest)
            throw new CommandRefused(Reason.TEXT_TOO_LONG, Integer.toString(longest));
        return masked;
    }
}

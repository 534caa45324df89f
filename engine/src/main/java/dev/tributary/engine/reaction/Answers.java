package dev.tributary.engine.reaction;

import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.LockedConversation.Placed;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.ReplyRoute;
import dev.tributary.engine.conversation.ReplyRoutes;
import dev.tributary.engine.conversation.ReplySubject;
import dev.tributary.engine.conversation.ThreadEntry.Written;
import dev.tributary.engine.conversation.Writer;
import dev.tributary.engine.decision.Decision;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.outbox.Outbox;
import dev.tributary.engine.spi.Channels;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rules write to customers: where the customer wrote last, through the outbox. Nothing that a machine wrote is
 * answered, and nobody gets more than {@link #MOST} automatic messages in an hour.
 */
final class Answers {
    /** Messages that rules may send to one contact in an hour. */
    static final int MOST = 4;

    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int LONGEST_SUBJECT = 1000;

    private final ReactionStore store;
    private final ReplyRoutes routes;
    private final Outbox outbox;
    private final RuleWords words;
    private final Afterwards afterwards;
    /** What this transaction sends, which the store does not count yet. */
    private final Map<UUID, Integer> sent = new HashMap<>();

    Answers(ReactionStore store, ReplyRoutes routes, Outbox outbox, RuleWords words, Afterwards afterwards) {
        this.store = store;
        this.routes = routes;
        this.outbox = outbox;
        this.words = words;
        this.afterwards = afterwards;
    }

    @Nullable
    String reply(LockedConversation conversation, Occasion occasion, Decision.Reply reply) {
        if (automatic(conversation, occasion)) return "problem.automaticNeverAnswered";
        if (reply.text().isBlank()) return "problem.emptyReply";
        UUID contact = conversation.columns().contactId();
        int before = sent.getOrDefault(contact, 0);
        if (before + store.automaticSince(contact, words.now().minus(COUNTED)) >= MOST)
            return "problem.tooManyAutomatic:" + MOST;
        Way way = occasion.way();
        if (way == null) {
            List<ReplyRoute> known = routes.of(conversation.id(), contact);
            if (known.isEmpty()) return "problem.noAddress";
            ReplyRoute best = known.getFirst();
            if (best.closesAt() != null && !words.now().isBefore(best.closesAt())) return "problem.windowClosed";
            way = new Way(best.accountId(), best.channel(), best.recipient());
        }
        MaskedText text = words.mask(reply.text());
        int longest =
                routes.capabilities(way.channel()).map(can -> can.maxLength()).orElse(Integer.MAX_VALUE);
        if (text.value().length() > longest) return "problem.replyTooLong:" + longest;
        sent.put(contact, before + 1);
        send(conversation, way, text, words.name(reply));
        return null;
    }

    private void send(LockedConversation conversation, Way way, MaskedText text, String rule) {
        Placed placed = conversation.append(
                Written.answer(
                        Writer.rule(rule),
                        way.channel(),
                        way.accountId(),
                        way.channel().equals(Channels.EMAIL) ? subject(conversation) : null,
                        text,
                        List.of(),
                        words.now()),
                words.now());
        afterwards.add(() -> outbox.enqueue(new Outbox.NewDelivery(
                placed.id(), conversation.id(), way.accountId(), placed.seq(), way.recipient())));
    }

    private @Nullable MaskedText subject(LockedConversation conversation) {
        String last = conversation.columns().subject();
        return last == null ? null : words.mask(ReplySubject.of(last)).first(LONGEST_SUBJECT);
    }

    /** Whether it began with, or would answer, something that a machine wrote. */
    private boolean automatic(LockedConversation conversation, Occasion occasion) {
        if (occasion.automatic()) return true;
        for (Placed placed : conversation.placed().reversed())
            if (placed.entry() instanceof Written written && written.kind() == MessageKind.INBOUND)
                return written.automatic();
        return !conversation.fresh() && store.lastInboundAutomatic(conversation.id());
    }
}

package dev.tributary.engine.reaction;

import dev.tributary.engine.conversation.LockedConversation;
import dev.tributary.engine.conversation.LockedConversation.Placed;
import dev.tributary.engine.conversation.MessageKind;
import dev.tributary.engine.conversation.Ratings;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules write to customers: where the customer wrote last, through the outbox. Nothing that a machine wrote, or
 * that asks machines not to, is answered, and nobody gets more than the {@link CustomerBudget} has.
 */
final class Answers {
    /** How long a rating that was asked for is not asked for again. */
    static final Duration ASKED_ONCE = Duration.ofDays(1);

    private static final int LONGEST_SUBJECT = 1000;

    private final ReactionStore store;
    private final ReplyRoutes routes;
    private final Outbox outbox;
    private final RuleWords words;
    private final Afterwards afterwards;
    private final CustomerBudget budget;

    Answers(
            ReactionStore store,
            ReplyRoutes routes,
            Outbox outbox,
            RuleWords words,
            Afterwards afterwards,
            CustomerBudget budget) {
        this.store = store;
        this.routes = routes;
        this.outbox = outbox;
        this.words = words;
        this.afterwards = afterwards;
        this.budget = budget;
    }

    /**
     * Asks the customer in the chat box how it was; elsewhere there is nothing to answer it with. Not twice within
     * {@link #ASKED_ONCE}.
     */
    @Nullable
    String askRating(LockedConversation conversation, Occasion occasion, Decision.AskRating ask) {
        String silence = budget.silence(conversation, occasion);
        if (silence != null) return silence;
        Way way = chat(conversation, occasion);
        if (way == null) return "problem.ratingOnlyInChat";
        Instant since = words.now().minus(ASKED_ONCE);
        if (!conversation.fresh()
                && store.ratingAsked(conversation.id()).filter(since::isBefore).isPresent())
            return "problem.ratingAskedAlready";
        String tooMuch = budget.spend(conversation.columns().contactId());
        if (tooMuch != null) return tooMuch;
        MaskedText text = words.mask(HouseWords.askRating(occasion.customer().language()));
        send(conversation, way, text, words.name(ask), Ratings.ASKED);
        Instant now = words.now();
        afterwards.add(() -> store.askRating(conversation.id(), now));
        return null;
    }

    private @Nullable Way chat(LockedConversation conversation, Occasion occasion) {
        Way way = occasion.way();
        if (way != null && way.channel().equals(Channels.CHAT)) return way;
        return routes.of(conversation.id(), conversation.columns().contactId()).stream()
                .filter(route -> route.channel().equals(Channels.CHAT))
                .findFirst()
                .map(route -> new Way(route.accountId(), route.channel(), route.recipient()))
                .orElse(null);
    }

    @Nullable
    String reply(LockedConversation conversation, Occasion occasion, Decision.Reply reply) {
        String silence = budget.silence(conversation, occasion);
        if (silence != null) return silence;
        if (reply.text().isBlank()) return "problem.emptyReply";
        Way way = occasion.way();
        if (way == null) {
            List<ReplyRoute> known =
                    routes.of(conversation.id(), conversation.columns().contactId());
            if (known.isEmpty()) return "problem.noAddress";
            ReplyRoute best = known.getFirst();
            if (best.closedToRules(words.now())) return "problem.windowClosed";
            way = new Way(best.accountId(), best.channel(), best.recipient());
        }
        MaskedText text = words.mask(reply.text());
        int longest =
                routes.capabilities(way.channel()).map(can -> can.maxLength()).orElse(Integer.MAX_VALUE);
        if (text.value().length() > longest) return "problem.replyTooLong:" + longest;
        String tooMuch = way.channel().equals(Channels.EMAIL)
                ? budget.spendMail(conversation, occasion, way.recipient())
                : budget.spend(conversation.columns().contactId());
        if (tooMuch != null) return tooMuch;
        send(conversation, way, text, words.name(reply), null);
        return null;
    }

    private void send(
            LockedConversation conversation, Way way, MaskedText text, String rule, @Nullable String details) {
        Placed placed = conversation.append(
                new Written(
                        MessageKind.OUTBOUND,
                        Writer.rule(rule),
                        way.channel(),
                        way.accountId(),
                        null,
                        way.channel().equals(Channels.EMAIL) ? subject(conversation) : null,
                        text,
                        null,
                        null,
                        true,
                        false,
                        details,
                        null,
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
}

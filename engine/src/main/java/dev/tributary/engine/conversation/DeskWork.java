package dev.tributary.engine.conversation;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.CommandRefused;
import dev.tributary.engine.access.CommandRefused.Reason;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.MaskedText;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The shape that every command has: one transaction, the conversation's row lock, the agent let in or refused, the
 * change, the ledger. And what commands share: masking by the plan that is live.
 */
@Component
final class DeskWork {
    private final TransactionTemplate transactions;
    private final Permissions permissions;
    private final ConversationLedger ledger;
    private final Masker masker;
    private final LivePlan plan;
    private final Aftermath aftermath;
    private final Clock clock;

    DeskWork(
            TransactionTemplate transactions,
            Permissions permissions,
            ConversationLedger ledger,
            Masker masker,
            LivePlan plan,
            Aftermath aftermath,
            Clock clock) {
        this.transactions = transactions;
        this.permissions = permissions;
        this.ledger = ledger;
        this.masker = masker;
        this.plan = plan;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /** Runs a command that changes the conversation. */
    void change(UUID agent, UUID conversation, Consumer<Turn> command) {
        transactions.executeWithoutResult(status -> {
            Turn turn = turn(agent, conversation);
            command.accept(turn);
            Runnable rest = aftermath.of(turn.conversation(), turn.agent(), turn.now());
            ledger.write(turn.conversation());
            rest.run();
        });
    }

    /** As {@link #change}; what {@code afterwards} does finds everything written. */
    UUID write(UUID agent, UUID conversation, Function<Turn, LockedConversation.Placed> command, Written afterwards) {
        UUID[] written = new UUID[1];
        transactions.executeWithoutResult(status -> {
            Turn turn = turn(agent, conversation);
            LockedConversation.Placed placed = command.apply(turn);
            Runnable rest = aftermath.of(turn.conversation(), turn.agent(), turn.now());
            ledger.write(turn.conversation());
            afterwards.with(turn, placed);
            rest.run();
            written[0] = placed.id();
        });
        return written[0];
    }

    private Turn turn(UUID agent, UUID conversation) {
        LockedConversation locked = ledger.lock(conversation).orElseThrow(() -> new CommandRefused(Reason.NOT_VISIBLE));
        Agent who = permissions.active(agent);
        if (!Permissions.mayOpen(who, locked.columns().groupId(), locked.assignees()))
            throw new CommandRefused(Reason.NOT_VISIBLE);
        return new Turn(who, locked, clock.instant());
    }

    /** Masks text by the plan that is live now. */
    MaskedText mask(Unmasked text) {
        return masker.mask(text, plan.current());
    }

    /** Masks a file's name and, where it is text, its content. */
    WrittenFile mask(NewFile file) {
        MaskPlan live = plan.current();
        return new WrittenFile(
                masker.maskFileName(file.name(), live).first(255),
                file.mediaType(),
                null,
                masker.maskFile(file.content(), file.mediaType(), live),
                null);
    }

    /** What is done once the ledger has written. */
    @FunctionalInterface
    interface Written {
        void with(Turn turn, LockedConversation.Placed placed);
    }

    /**
     * One command being carried out.
     *
     * @param agent who gave it
     * @param conversation the conversation, locked
     * @param now the moment at which it happens
     */
    record Turn(Agent agent, LockedConversation conversation, Instant now) {
        Writer writer() {
            return Writer.agent(agent.id(), agent.name());
        }

        /** Puts a quiet line into the thread. */
        void tell(String key, Map<String, String> arguments) {
            conversation.append(new ThreadEntry.Happened(writer(), key, arguments), now);
        }

        void tell(String key, String name, @Nullable String argument) {
            tell(key, argument == null ? Map.of() : Map.of(name, argument));
        }
    }
}

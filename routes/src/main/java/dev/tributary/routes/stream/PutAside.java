package dev.tributary.routes.stream;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.masking.LivePlan;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.MessageDeletion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands in what channels were told which tell it again until it is taken. What is refused {@link Refusals#TRIES} times for a
 * reason of its own goes to quarantine with a copy of itself, so that it holds up nothing behind it; asked for there, it is
 * handed in again. While the database is away nothing is put aside. Blocking; thread-safe.
 */
@Component
public final class PutAside {
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_REASON = 400;
    private static final Logger LOG = LoggerFactory.getLogger(PutAside.class);

    private final ChannelAccounts accounts;
    private final Quarantine quarantine;
    private final LivePlan plan;
    private final Masker masker = new Masker();
    private final Refusals refusals;

    PutAside(ChannelAccounts accounts, Quarantine quarantine, LivePlan plan) {
        this.accounts = accounts;
        this.quarantine = quarantine;
        this.plan = plan;
        this.refusals = new Refusals(quarantine);
    }

    /**
     * Hands all in, together where that can be; each is stored, put aside, or has to come again.
     *
     * @param way returns when the events are stored
     * @return why some have to come again; nothing when none has
     * @throws RuntimeException when the database is away: then the rest was not tried
     */
    public Optional<RuntimeException> hand(List<Told> told, Consumer<List<ChannelEvent>> way) {
        List<ChannelEvent> events =
                told.stream().map(Told::event).filter(Objects::nonNull).toList();
        if (events.size() == told.size()) {
            try {
                way.accept(events);
                told.forEach(this::taken);
                return Optional.empty();
            } catch (RuntimeException e) {
                LOG.debug("{} events are handed in one by one", events.size(), e);
            }
        }
        RuntimeException first = null;
        for (Told one : told) {
            try {
                way.accept(List.of(readable(one)));
                taken(one);
            } catch (RuntimeException e) {
                if (!refused(one, e) && first == null) first = e;
            }
        }
        return Optional.ofNullable(first);
    }

    private static ChannelEvent readable(Told told) {
        if (told.event() == null) throw new UnreadableEventException("It could not be made out.");
        return told.event();
    }

    /**
     * Counts one refusal.
     *
     * @return whether it lies in quarantine now; else it has to come again
     * @throws RuntimeException the failure, when the database is away
     */
    public boolean refused(Told told, RuntimeException failure) {
        if (refusals.away(failure)) throw failure;
        UUID account = accounts.byKey(told.account()).map(ChannelAccount::id).orElseThrow(() -> failure);
        String name = name(told);
        if (quarantine.holds(account, name)) return true;
        int count = refusals.count(key(told));
        LOG.warn("{} was told, but not stored; try {} of {}", name, count, Refusals.TRIES, failure);
        if (count < Refusals.TRIES) return false;
        putAside(account, name, told, failure);
        refusals.forget(key(told));
        return true;
    }

    private void putAside(UUID account, String name, Told told, RuntimeException failure) {
        LOG.warn("{} of channel account {} goes to quarantine", name, account);
        if (told.original() == null) quarantine.put(account, name, name, cause(told.event()), reason(failure));
        else
            quarantine.keep(
                    account,
                    name,
                    name,
                    cause(told.event()),
                    reason(failure),
                    told.original().apply(plan.current()));
    }

    private static Quarantine.Cause cause(@Nullable ChannelEvent event) {
        return event == null ? Quarantine.Cause.MALFORMED : Quarantine.Cause.NOT_STORED;
    }

    /** What stands at the bottom of it, masked: databases like to quote what they refuse. */
    private String reason(Throwable failure) {
        Throwable last = failure;
        for (int steps = 0; last.getCause() != null && steps < Refusals.DEEPEST; steps++) last = last.getCause();
        String said = String.valueOf(last.getMessage()).strip();
        return masker.mask(Unmasked.of(said), MaskPlan.CARDS)
                .first(LONGEST_REASON)
                .value();
    }

    /** What a customer took back is kept no longer. */
    private void taken(Told told) {
        refusals.forget(key(told));
        if (told.event() instanceof MessageDeletion deletion)
            accounts.byKey(told.account())
                    .ifPresent(account -> quarantine.resolve(account.id(), fitting(deletion.externalId()), null));
    }

    private static String name(Told told) {
        return fitting(told.name());
    }

    private static String fitting(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static String key(Told told) {
        return told.account() + " " + name(told);
    }

    /**
     * Hands in again what lies in quarantine and was asked for.
     *
     * @param read what a copy means
     * @param way returns what was made of the events
     */
    public void replay(
            UUID account,
            Function<String, List<ChannelEvent>> read,
            Function<List<ChannelEvent>, List<IntakeResult>> way) {
        for (Quarantine.Entry entry : quarantine.replayAsked(account)) {
            try {
                String original = entry.original();
                if (original == null) {
                    again(entry, "No copy of it could be kept.");
                    continue;
                }
                List<ChannelEvent> events = read.apply(original);
                if (events.isEmpty()) again(entry, "It could not be made out.");
                else quarantine.resolve(account, entry.externalId(), message(way.apply(events)));
            } catch (RuntimeException e) {
                LOG.warn("{} could not be stored from quarantine either", entry.externalId(), e);
                again(entry, reason(e));
            }
        }
    }

    private void again(Quarantine.Entry entry, String explanation) {
        quarantine.put(entry.accountId(), entry.externalId(), entry.locator(), entry.cause(), explanation);
    }

    private static @Nullable UUID message(List<IntakeResult> results) {
        for (IntakeResult result : results) {
            if (result instanceof IntakeResult.Stored stored) return stored.messageId();
            if (result instanceof IntakeResult.Duplicate duplicate) return duplicate.messageId();
        }
        return null;
    }
}

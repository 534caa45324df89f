package dev.tributary.engine.outbox;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.masking.MaskPlan;
import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.masking.Unmasked;
import dev.tributary.engine.spi.ChannelGateway;
import dev.tributary.engine.spi.ChannelHost;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in a lane, in order. Its caller sees to it that a lane is worked on once at a time; a row it finds in
 * SENDING was therefore left there by a process that died.
 */
@Component
final class LaneWorker {
    private static final Duration WAIT_FOR_ACCOUNT = Duration.ofMinutes(1);
    /** How long an echo may take that tells that a message arrived of which no answer came. */
    static final Duration DOUBT = Duration.ofSeconds(60);

    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_REASON = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);

    private final DeliveryStore store;
    private final Moves moves;
    private final ChannelAccounts accounts;
    private final ObjectProvider<ChannelGateway> gateways;
    private final ObjectProvider<ChannelHost> hosts;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Masker masker = new Masker();

    LaneWorker(
            DeliveryStore store,
            Moves moves,
            ChannelAccounts accounts,
            ObjectProvider<ChannelGateway> gateways,
            ObjectProvider<ChannelHost> hosts,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.moves = moves;
        this.accounts = accounts;
        this.gateways = gateways;
        this.hosts = hosts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends until nothing is due or it is told to stop. */
    void work(String lane, BooleanSupplier stopping) {
        while (!stopping.getAsBoolean()) {
            Delivery head = store.head(lane).orElse(null);
            ChannelAccount account = head == null ? null : working(head);
            if (head == null || account == null) return;
            if (head.state() == DeliveryState.SENDING) recover(head);
            else if (head.nextAt().isAfter(clock.instant())) return;
            else if (account.notBefore() == null) send(head);
            else if (accounts.mayTry(account.id())) tryFirst(head);
            else return;
        }
    }

    /** Its account, when that works and there is a door to hand it through; otherwise its lane waits. */
    private @Nullable ChannelAccount working(Delivery delivery) {
        if (gateways.getIfAvailable() == null) return null;
        return accounts.account(delivery.accountId())
                .filter(account -> account.state() == ChannelAccount.State.ACTIVE)
                .orElse(null);
    }

    /** When its lane is to be looked at again; an account that does not work, in case nobody says that it works again. */
    Instant next(Delivery head) {
        Instant now = clock.instant();
        ChannelAccount account = working(head);
        if (account == null) return now.plus(WAIT_FOR_ACCOUNT);
        Instant due = later(now, head.nextAt());
        return account.notBefore() == null ? due : later(due, account.notBefore());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Of an account that was held: what was taken, or refused for a reason of its own, says that the limit is over. */
    private void tryFirst(Delivery head) {
        SendOutcome end = send(head);
        boolean over = end instanceof SendOutcome.Sent
                || end instanceof SendOutcome.Permanent
                || end instanceof SendOutcome.Unknown;
        if (over) accounts.lift(head.accountId());
    }

    private void recover(Delivery left) {
        boolean repeatable = accounts.account(left.accountId())
                .filter(account -> gateways.getObject().repeatable(account.key()))
                .isPresent();
        Instant again = repeatable ? clock.instant() : againAfterDoubt(left.accountId());
        boolean moved = inTransaction(() -> {
            Delivery now = store.lock(left.id());
            if (now == null || now.state() != DeliveryState.SENDING) return false;
            return moves.move(now, repeatable ? now.queued(now.attempts(), again) : now.unknown(again));
        });
        if (moved && !repeatable) look(left.accountId());
    }

    /** From when on a person may send again what may have arrived: where that can be found out, not at once. */
    private Instant againAfterDoubt(UUID account) {
        Instant now = clock.instant();
        return tellsAfterwards(account) ? now.plus(DOUBT) : now;
    }

    private boolean tellsAfterwards(UUID account) {
        return accounts.account(account)
                .filter(found -> gateways.getObject().tellsAfterwards(found.key()))
                .isPresent();
    }

    /** Has it looked for at once. */
    private void look(UUID account) {
        ChannelHost host = hosts.getIfAvailable();
        if (host != null && tellsAfterwards(account)) host.pollNow(account);
    }

    /** What became of it, or null when it was not sent after all. */
    private @Nullable SendOutcome send(Delivery waiting) {
        int attempt = waiting.attempts() + 1;
        OutgoingMessage message = store.outgoing(waiting, attempt);
        if (!inTransaction(() -> {
            Delivery now = store.lock(waiting.id());
            return now != null && now.attempts() == waiting.attempts() && moves.move(now, now.claimed());
        })) return null;
        SendOutcome outcome = handOver(message);
        inTransaction(() -> {
            Delivery now = store.lock(waiting.id());
            return now != null && record(now, attempt, outcome);
        });
        SendOutcome end = outcome instanceof SendOutcome.Partly partly ? partly.rest() : outcome;
        if (end instanceof SendOutcome.Unknown) look(waiting.accountId());
        if (end instanceof SendOutcome.AccountBroken broken)
            accounts.report(waiting.accountId(), ChannelAccount.State.RECONNECT, masked(broken.reason()));
        if (end instanceof SendOutcome.AccountHeld held)
            accounts.hold(waiting.accountId(), held.pause(), masked(held.reason()));
        return end;
    }

    private SendOutcome handOver(OutgoingMessage message) {
        try {
            return gateways.getObject().send(message);
        } catch (RuntimeException e) {
            // a gateway must not throw; what it had done by then nobody knows
            LOG.error("the gateway threw while sending delivery {}", message.deliveryId(), e);
            return new SendOutcome.Unknown(e.getClass().getSimpleName());
        }
    }

    /** Only this try may say that it was in vain; that the message arrived is true whoever says it. */
    private boolean record(Delivery now, int attempt, SendOutcome outcome) {
        boolean ours = now.state() == DeliveryState.SENDING && now.attempts() == attempt;
        return switch (outcome) {
            case SendOutcome.Sent sent -> sent(now, sent);
            case SendOutcome.Partly partly -> {
                remember(now, partly.takenIds(), clock.instant());
                yield record(now, attempt, partly.rest());
            }
            case SendOutcome.Temporary later -> ours && later(now, later);
            case SendOutcome.Permanent never ->
                ours && moves.move(now, now.failed(DeliveryState.FAILED, code(never.code()), masked(never.reason())));
            case SendOutcome.Unknown unknown ->
                ours
                        && moves.move(
                                now,
                                now.unknown(againAfterDoubt(now.accountId()), "unknown", masked(unknown.reason())));
            case SendOutcome.AccountBroken broken -> ours && waits(now, attempt, broken.code(), broken.reason());
            case SendOutcome.AccountHeld held -> ours && waits(now, attempt, held.code(), held.reason());
        };
    }

    /** For its account: that was no try of its own. */
    private boolean waits(Delivery now, int attempt, String code, String reason) {
        return moves.move(now, now.queuedBecause(attempt - 1, clock.instant(), code(code), masked(reason)));
    }

    private boolean sent(Delivery now, SendOutcome.Sent sent) {
        Instant at = clock.instant();
        if (!moves.move(now, now.known(sent.externalId()).arrived(DeliveryState.SENT, at)) && now.externalId() == null)
            // an echo or a receipt was faster: only the id is news
            store.write(now.known(sent.externalId()), at);
        if (sent.externalId() != null) store.remember(now, sent.externalId(), DeliveryStore.RefKind.OWN, at);
        remember(now, sent.knownIds(), at);
        return true;
    }

    private void remember(Delivery now, List<String> ids, Instant at) {
        for (String id : ids) store.remember(now, id, DeliveryStore.RefKind.PROVIDER, at);
    }

    private boolean later(Delivery now, SendOutcome.Temporary later) {
        String code = code(later.code());
        String reason = masked(later.reason());
        if (now.attempts() >= Backoff.TRIES) return moves.move(now, now.failed(DeliveryState.DEAD, code, reason));
        Instant next = clock.instant().plus(Backoff.after(now.attempts(), later.retryAfter()));
        return moves.move(now, now.queuedBecause(now.attempts(), next, code, reason));
    }

    private static String code(String code) {
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }

    /** Other sides like to quote what they refuse. */
    private String masked(String reason) {
        return masker.mask(Unmasked.of(reason), MaskPlan.CARDS)
                .first(LONGEST_REASON)
                .value();
    }

    private boolean inTransaction(Supplier<Boolean> work) {
        @Nullable Boolean done = transactions.execute(status -> work.get());
        return Boolean.TRUE.equals(done);
    }
}

package dev.tributary.engine.notice;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.notice.Notice.State;
import dev.tributary.engine.notice.NoticeStore.Settled;
import dev.tributary.engine.webhook.HookCalls;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans notices and settles those that are due: told, handed on, or, with the reason, void or not sendable. */
@Component
public final class Notices {
    private static final int PAGE = 100;

    private final NoticeStore store;
    private final ObjectProvider<NoticeMail> mail;
    private final UnsentNotices unsent;
    private final Recipients recipients;
    private final HookCalls hooks;
    private final People people;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Notices(
            NoticeStore store,
            ObjectProvider<NoticeMail> mail,
            UnsentNotices unsent,
            Recipients recipients,
            HookCalls hooks,
            People people,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.mail = mail;
        this.unsent = unsent;
        this.recipients = recipients;
        this.hooks = hooks;
        this.people = people;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Plans notices in the running transaction, which holds the row locks of their conversations; those that are due now
     * are settled at once. The same twice is planned once.
     */
    public void plan(List<NewNotice> notices, Instant now) {
        store.putOff(notices.stream()
                .filter(notice -> notice.contact() != null && notice.dueAt().isAfter(now))
                .toList());
        List<NewNotice> timed = batched(notices, now);
        List<NewNotice> fresh = store.fresh(timed, now);
        if (fresh.size() < timed.size() && dropOvertaken(timed, now)) fresh = store.fresh(timed, now);
        if (fresh.isEmpty()) return;
        settle(
                store.add(fresh, now).stream()
                        .filter(notice -> !notice.dueAt().isAfter(now))
                        .toList(),
                now);
    }

    /** What an agent misses while something missed waits for them goes with it. */
    private List<NewNotice> batched(List<NewNotice> planned, Instant now) {
        Map<String, Map<UUID, Instant>> next = new HashMap<>();
        List<NewNotice> batched = new ArrayList<>();
        for (NewNotice notice : planned) {
            UUID agent = notice.agent();
            if (agent == null
                    || notice.kind() != NoticeKind.MISSED
                    || !notice.dueAt().isAfter(now)) {
                batched.add(notice);
                continue;
            }
            Instant due = next.computeIfAbsent(notice.medium(), medium -> nextDue(planned, medium))
                    .get(agent);
            batched.add(due != null && due.isBefore(notice.dueAt()) ? notice.due(due) : notice);
        }
        return batched;
    }

    /**
     * What waits and will not be told any more stands in nobody's way: what was missed, answered and is missed again before
     * the first was due is told.
     */
    private boolean dropOvertaken(List<NewNotice> planned, Instant now) {
        List<Notice> waiting = store.waitingLike(planned);
        List<Settled> overtaken =
                waiting.stream().map(this::overtaken).flatMap(Optional::stream).toList();
        if (overtaken.isEmpty()) return false;
        store.settle(overtaken, now);
        return true;
    }

    private Optional<Settled> overtaken(Notice notice) {
        return Optional.ofNullable(settledMeanwhile(notice))
                .map(reason -> new Settled(notice.id(), State.VOID, reason));
    }

    private @Nullable String settledMeanwhile(Notice notice) {
        return notice.voidWhen().isEmpty() ? null : store.standing(notice).firstOf(notice.voidWhen());
    }

    private Map<UUID, Instant> nextDue(List<NewNotice> planned, String medium) {
        Set<UUID> agents =
                planned.stream().map(NewNotice::agent).filter(Objects::nonNull).collect(Collectors.toSet());
        return store.nextDue(agents, NoticeKind.MISSED, medium);
    }

    /** How many notices were planned for a customer since then and are not void. */
    public int toCustomerSince(UUID contact, Instant since) {
        return store.toCustomerSince(contact, since);
    }

    /** Whether a notice about a conversation was planned for its customer since then and is not void. */
    public boolean customerToldSince(UUID conversation, Instant since) {
        return store.customerToldSince(conversation, since);
    }

    /**
     * Settles what is due by now, each in a transaction of its own.
     *
     * @return how many were settled
     */
    public int settleDue() {
        int settled = 0;
        while (true) {
            List<UUID> due = store.due(clock.instant(), PAGE);
            int before = settled;
            for (UUID notice : due) if (settle(notice)) settled++;
            if (due.size() < PAGE || settled == before) return settled;
        }
    }

    private boolean settle(UUID notice) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Notice waiting = store.lockWaiting(notice).orElse(null);
            if (waiting == null) return false;
            settle(List.of(waiting), clock.instant());
            return true;
        }));
    }

    private boolean call(String webhook, Notice notice) {
        if (!hooks.knows(webhook)) return false;
        List<String> to = Optional.ofNullable(notice.agent()).flatMap(people::agent).map(Agent::email).stream()
                .toList();
        hooks.ask(
                webhook,
                new HookCalls.Matter(notice.event(), notice.rule(), notice.conversation(), null, to, notice.text()));
        return true;
    }

    private void settle(List<Notice> notices, Instant now) {
        if (notices.isEmpty()) return;
        Map<UUID, String> refused = recipients.refused(notices);
        store.settle(
                notices.stream()
                        .map(notice -> settled(notice, refused.get(notice.id())))
                        .toList(),
                now);
        log.append(notices.stream().map(Notice::furthered).toList());
    }

    private Settled settled(Notice notice, @Nullable String refused) {
        if (refused != null) return new Settled(notice.id(), State.VOID, refused);
        String reason = settledMeanwhile(notice);
        if (reason != null) return new Settled(notice.id(), State.VOID, reason);
        if (notice.medium().startsWith(Notice.WEBHOOK))
            return call(notice.medium().substring(Notice.WEBHOOK.length()), notice)
                    ? new Settled(notice.id(), State.HANDED_ON, null)
                    : new Settled(notice.id(), State.NOT_SENDABLE, "unknownWebhook");
        if (!notice.medium().equals(Notice.EMAIL)) return new Settled(notice.id(), State.TOLD, null);
        NoticeMail sender = mail.getIfAvailable();
        if (sender == null || !sender.ready()) return unsent.settled(notice, "noHouseMail");
        sender.take(notice);
        return new Settled(notice.id(), State.HANDED_ON, null);
    }
}

package dev.tributary.routes.messenger;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PageMarks;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.engine.spi.Trouble;
import dev.tributary.routes.messenger.Conversations.Written;
import dev.tributary.routes.stream.Told;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what the webhook did not tell of one page, because the house was away, the page had to be connected again, or Meta
 * had stopped telling: when the account starts, and again every ten minutes. Each message has the name that the webhook gives
 * it, so whichever comes second is a repeat. When something was missed, the page's events are subscribed to again.
 */
final class MissedMessages {
    static final Duration USUAL = Duration.ofMinutes(10);
    /** What is older can hardly be answered any more. */
    static final Duration OLDEST = Duration.ofDays(7);
    /** What was written a moment ago is likely on its way by the webhook, or, when it is ours, its send has not come back yet. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    /** Their times are whole seconds and by another clock; what was unsettled the last time is looked at again. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** When it is being looked for whether a message arrived. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final int AT_ONCE = 20;
    /** What an admin is told when messages were not told while the house was there to be told. */
    private static final String SILENT = "channel.messenger.silent";

    private static final Logger LOG = LoggerFactory.getLogger(MissedMessages.class);

    private final UUID account;
    private final Page page;
    private final Conversations conversations;
    private final Function<JsonObject, List<Told>> events;
    private final PageCheck subscription;
    private final PageMarks marks;
    private final ChannelAccounts accounts;
    private final Rounds rounds;
    private final Clock clock;
    /** What is written from then on is the webhook's to tell. */
    private final Instant started;

    MissedMessages(
            UUID account,
            Page page,
            Conversations conversations,
            Function<JsonObject, List<Told>> events,
            PageCheck subscription,
            PageMarks marks,
            ChannelAccounts accounts,
            Rounds rounds,
            Clock clock) {
        this.account = account;
        this.page = page;
        this.conversations = conversations;
        this.events = events;
        this.subscription = subscription;
        this.marks = marks;
        this.accounts = accounts;
        this.rounds = rounds;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Where it goes; comes back when it is stored, with what keeps some from being so. */
    @FunctionalInterface
    interface Way {
        Optional<RuntimeException> hand(List<Told> told);
    }

    /** Makes a round if one is due. Blocking; never throws. */
    void look(Way way) {
        try {
            rounds.make(() -> fetch(way));
        } catch (GraphTrouble e) {
            refused(e);
        } catch (IOException e) {
            LOG.warn("page {} could not be asked for what was missed: {}", page.id(), String.valueOf(e));
            rounds.failed(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("what was missed on page {} could not be taken in; it is tried again", page.id(), e);
            rounds.failed(null);
        }
    }

    /** Makes a round due. */
    void ring() {
        rounds.ring();
    }

    /** Lets another node of the house go on. */
    void giveUp() {
        rounds.giveUp();
    }

    private void refused(GraphTrouble trouble) {
        LOG.warn("page {} does not tell what was missed: {}", page.id(), trouble.getMessage());
        switch (trouble.meaning()) {
            case SendOutcome.AccountBroken broken ->
                accounts.report(account, ChannelAccount.State.RECONNECT, broken.reason());
            case SendOutcome.Temporary later -> {
                rounds.failed(later.retryAfter());
                return;
            }
            case SendOutcome.AccountHeld held -> {
                rounds.failed(held.pause());
                return;
            }
            default -> accounts.reportError(account, String.valueOf(trouble.getMessage()));
        }
        rounds.failed(null);
    }

    private Duration fetch(Way way) throws IOException, InterruptedException {
        Instant now = clock.instant();
        PageMarks.Mark mark = marks.mark(account).orElseGet(() -> first(now));
        Instant since = latest(mark.readTo().minus(OVERLAP), mark.begunAt(), now.minus(OLDEST));
        Conversations.Found found = conversations.since(page, since);
        List<Written> settled = found.written().stream()
                .filter(one -> isSettled(one, now) || endsDoubt(one))
                .toList();
        Duration rest = settled.size() == found.written().size() ? USUAL : SETTLED;
        List<Written> missed = missed(settled);
        Optional<RuntimeException> again = Optional.empty();
        for (int from = 0; from < missed.size(); from += AT_ONCE) {
            List<Written> some = missed.subList(from, Math.min(missed.size(), from + AT_ONCE));
            Optional<RuntimeException> here = way.hand(events.apply(ConversationItems.post(page, some, this::mark)));
            if (again.isEmpty()) again = here;
        }
        if (again.isPresent()) throw again.get();
        marks.keep(account, mark.readTo(now));
        if (marks.doubtful(account, now)) rest = SOON;
        List<Written> late = missed.stream().filter(one -> isSettled(one, now)).toList();
        if (late.isEmpty()) return rest;
        LOG.warn(
                "{} messages of page {} had not come by the webhook{}",
                late.size(),
                page.id(),
                found.cut() ? "; of a long conversation only the newest could be fetched" : "");
        Graph.Answer subscribed = subscription.subscribe(page);
        if (!subscribed.ok()) throw GraphTrouble.of(subscribed);
        if (late.stream().anyMatch(one -> !one.at().isBefore(started)))
            accounts.reportError(account, new Trouble(SILENT, List.of(String.valueOf(late.size()))).kept());
        return rest;
    }

    private static boolean isSettled(Written one, Instant now) {
        return !one.at().isAfter(now.minus(SETTLED));
    }

    /** Whether it is ours and its send came back without an answer: what may have arrived did. */
    private boolean endsDoubt(Written one) {
        return one.from().equals(page.id()) && mark(one).isPresent();
    }

    /** What was there before the account is not fetched; where it worked before there were marks, it worked until it last heard something. */
    private PageMarks.Mark first(Instant now) {
        Instant heard =
                accounts.account(account).map(ChannelAccount::lastMessageAt).orElse(now);
        PageMarks.Mark fresh = new PageMarks.Mark(heard, heard);
        marks.keep(account, fresh);
        return fresh;
    }

    private static Instant latest(Instant... times) {
        Instant latest = times[0];
        for (Instant time : times) if (time.isAfter(latest)) latest = time;
        return latest;
    }

    private List<Written> missed(List<Written> written) {
        Set<String> known =
                marks.known(account, written.stream().map(Written::id).collect(Collectors.toSet()));
        List<Written> missed = new ArrayList<>();
        for (Written one : written) {
            if (!known.contains(one.id()) && ConversationItems.says(one)) missed.add(one);
        }
        return missed;
    }

    /** That of a send of which no answer came and which arrived after all, or its text did, which is its first part. */
    private Optional<String> mark(Written one) {
        String text = Conversations.text(one.content(), "message");
        if (text.isEmpty()) return Optional.empty();
        return marks.unsettled(account, one.customer(), text)
                .map(found -> PartMark.of(found.delivery(), 1, found.more() ? 2 : 1));
    }
}

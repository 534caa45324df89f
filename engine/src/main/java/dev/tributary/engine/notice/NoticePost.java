package dev.tributary.engine.notice;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.People;
import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.errand.Errand;
import dev.tributary.engine.errand.Turns;
import dev.tributary.engine.event.EventLog;
import dev.tributary.engine.notice.Notice.State;
import dev.tributary.engine.notice.NoticeMailStore.Claim;
import dev.tributary.engine.notice.NoticeMailStore.Content;
import dev.tributary.engine.notice.NoticeStore.Settled;
import dev.tributary.engine.settings.HouseMail;
import dev.tributary.engine.settings.HouseSettings;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.CheckReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends notices by the house's own mail. Those to one agent are gathered: the first goes at once, what follows within a
 * quarter of an hour goes together. A mail that the server does not take is tried again with growing pauses; in the end its
 * agents are told on the screen. A mail that was sent while its node died is repeated under the same Message-ID.
 */
@Component
final class NoticePost implements Errand {
    /** How long to wait after each try in vain; after the last it is given up. */
    static final List<Duration> PAUSES = Turns.USUAL_PAUSES;

    /** How far apart mails to one agent are. */
    static final Duration APART = Duration.ofMinutes(15);

    /** There is one server for all of them. */
    private static final String SERVER = "house";

    private static final Logger LOG = LoggerFactory.getLogger(NoticePost.class);

    private static final String READ = "read";

    private final NoticeStore notices;
    private final NoticeMailStore store;
    private final UnsentNotices unsent;
    private final Recipients recipients;
    private final ObjectProvider<HouseMail> mail;
    private final HouseSettings settings;
    private final People people;
    private final ChannelAccounts accounts;
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Turns turns;

    NoticePost(
            NoticeStore notices,
            NoticeMailStore store,
            UnsentNotices unsent,
            Recipients recipients,
            ObjectProvider<HouseMail> mail,
            HouseSettings settings,
            People people,
            ChannelAccounts accounts,
            EventLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.notices = notices;
        this.store = store;
        this.unsent = unsent;
        this.recipients = recipients;
        this.mail = mail;
        this.settings = settings;
        this.people = people;
        this.accounts = accounts;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.turns = new Turns(clock, PAUSES);
    }

    @Override
    public Optional<Instant> run(UUID id) {
        return turns.take(SERVER, () -> claimed(id)).orElseGet(() -> Optional.of(turns.soon()));
    }

    private Optional<Instant> claimed(UUID id) {
        Claim claim = Objects.requireNonNull(transactions.execute(status -> store.claim(id, clock.instant(), APART)));
        return switch (claim) {
            case Claim.Over over -> Optional.empty();
            case Claim.Later later -> Optional.of(later.at());
            case Claim.Mail mine -> send(id, mine);
        };
    }

    /** What was settled while it waited does not go; it is kept with its mail until that one is through. */
    private Optional<Instant> send(UUID id, Claim.Mail claimed) {
        Map<UUID, String> dropped = Objects.requireNonNull(transactions.execute(status -> dropped(claimed.contents())));
        List<Content> going = claimed.contents().stream()
                .filter(content -> !dropped.containsKey(content.notice().id()))
                .toList();
        String problem = going.isEmpty() ? null : problem(id, going);
        if (problem == null) {
            drop(claimed.contents(), dropped);
            settle(going, State.SENT, null);
            return Optional.empty();
        }
        boolean forGood = HouseMail.FOR_GOOD.contains(problem) || !problem.startsWith("check.");
        int tries = claimed.tries() + 1;
        Optional<Instant> again = forGood ? Optional.empty() : turns.again(tries);
        if (again.isPresent()) {
            transactions.executeWithoutResult(status -> store.tried(id, tries));
        } else {
            LOG.warn(
                    "{} notices could not be sent by e-mail: {}",
                    claimed.contents().size(),
                    problem);
            drop(claimed.contents(), dropped);
            settle(going, State.NOT_SENDABLE, problem);
        }
        return again;
    }

    /** Why these are not to be told any more, as a word, by notice. */
    private Map<UUID, String> dropped(List<Content> contents) {
        List<Notice> all = contents.stream().map(Content::notice).toList();
        Map<UUID, String> dropped = recipients.refused(all);
        for (Notice notice : all) {
            if (notice.voidWhen().isEmpty() || dropped.containsKey(notice.id())) continue;
            String reason = notices.standing(notice).firstOf(notice.voidWhen());
            if (reason != null) dropped.put(notice.id(), reason);
        }
        for (Content content : contents)
            if (nothingUnread(content)) dropped.putIfAbsent(content.notice().id(), READ);
        return dropped;
    }

    /** A copy of answers of which none is left: read meanwhile, or gone with the mail before. */
    private static boolean nothingUnread(Content content) {
        Notice notice = content.notice();
        return notice.contact() != null
                && notice.text() == null
                && notice.voidWhen().contains(READ)
                && content.unread().isEmpty();
    }

    private void drop(List<Content> contents, Map<UUID, String> dropped) {
        if (dropped.isEmpty()) return;
        transactions.executeWithoutResult(status -> notices.settle(
                contents.stream()
                        .map(Content::notice)
                        .filter(notice -> dropped.containsKey(notice.id()))
                        .map(notice -> new Settled(notice.id(), State.VOID, dropped.get(notice.id())))
                        .toList(),
                clock.instant()));
    }

    /** Sends; what stood in the way, as a word, or null when the server has it. */
    private @Nullable String problem(UUID id, List<Content> contents) {
        HouseMail sender = mail.getIfAvailable();
        if (sender == null || settings.current().mailHost().isBlank()) return "noHouseMail";
        UUID agentId = contents.getFirst().notice().agent();
        String to;
        Locale language;
        if (agentId != null) {
            Agent agent = people.agent(agentId).filter(Agent::active).orElse(null);
            if (agent == null) return "agentGone";
            to = agent.email();
            language = Locale.forLanguageTag(agent.locale());
        } else {
            String address = contents.getFirst().address();
            if (address == null || address.isBlank()) return "noAddress";
            to = address;
            String tag = contents.getFirst().language();
            language = tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag);
        }
        if (ours(to)) return "ownMailbox";
        NoticeLetter letter = new NoticeLetter(language, settings.current().publicUrl());
        CheckReport report = sender.send(letter.about(id, to, contents));
        return report.passed() ? null : report.steps().getLast().textKey();
    }

    /** Whether mail to it would come in as a customer's, of which somebody would be told by mail, and so on. */
    private boolean ours(String address) {
        return accounts.byKey(new AccountKey(Channels.EMAIL, address.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private void settle(List<Content> contents, State state, @Nullable String reason) {
        if (contents.isEmpty()) return;
        transactions.executeWithoutResult(status -> {
            List<Settled> settled = contents.stream()
                    .map(Content::notice)
                    .map(notice -> state == State.SENT || reason == null
                            ? new Settled(notice.id(), state, reason)
                            : unsent.settled(notice, reason))
                    .toList();
            notices.settle(settled, clock.instant());
            if (state == State.SENT) return;
            log.append(contents.stream()
                    .map(Content::notice)
                    .map(Notice::furthered)
                    .toList());
        });
    }
}

package dev.tributary.routes.mail;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.MailboxMarks;
import dev.tributary.engine.channel.PollLeases;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelEvent;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.engine.spi.Consent;
import dev.tributary.routes.stream.AccountSetup;
import dev.tributary.routes.stream.BuiltInChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel {@code email}: one account is one mailbox. */
@Component
final class MailChannel implements BuiltInChannel {
    private static final int LONGEST = 500_000;
    private static final Duration OWN_MAIL_ARRIVES = Duration.ofSeconds(30);

    private final ChannelAccounts accounts;
    private final Quarantine quarantine;
    private final PollLeases leases;
    private final MailboxMarks marks;
    private final Clock clock;
    private final OwnIds ids;
    private final SignIns signIns;
    private final MailConsent consent;
    private final MailParser parser;
    private final LetterWriter writer;
    private final Map<UUID, MailboxPoll> polls = new ConcurrentHashMap<>();
    private final Map<UUID, MailReplay> replays = new ConcurrentHashMap<>();

    MailChannel(
            ChannelAccounts accounts,
            Quarantine quarantine,
            PollLeases leases,
            MailboxMarks marks,
            Clock clock,
            OwnIds ids,
            SignIns signIns,
            MailConsent consent) {
        this.accounts = accounts;
        this.quarantine = quarantine;
        this.leases = leases;
        this.marks = marks;
        this.clock = clock;
        this.ids = ids;
        this.signIns = signIns;
        this.consent = consent;
        this.parser = new MailParser(ids);
        this.writer = new LetterWriter(ids);
    }

    @Override
    public String channel() {
        return Channels.EMAIL;
    }

    @Override
    public List<ChannelField> fields() {
        return MailFields.all();
    }

    @Override
    public ChannelCapabilities capabilities() {
        return new ChannelCapabilities(true, true, LONGEST, null, false);
    }

    @Override
    public String accountOf(ChannelSettings settings) {
        String address = MailAccount.addressOf(settings);
        MailServers unused = signIns.servers(settings);
        return address;
    }

    @Override
    public Consent consent() {
        return consent;
    }

    @Override
    public CheckReport check(ChannelSettings settings) {
        return MailCheck.run(settings, signIns, ids.loop(), OWN_MAIL_ARRIVES);
    }

    @Override
    public List<RouteBuilder> routes(AccountSetup setup) {
        MailServers servers = signIns.servers(setup.settings(), new KeptRefreshToken(accounts, setup.id()));
        MailAccount account = MailAccount.of(setup, servers);
        RefusedMails refused = new RefusedMails(quarantine);
        LeasedTurn turn = new LeasedTurn(leases, account.id(), account.poll());
        MailboxPoll poll = new MailboxPoll(account, accounts, refused, turn);
        IncomingMail incoming = new IncomingMail(account, parser, quarantine, refused, clock);
        AtomicReference<@Nullable CamelContext> context = new AtomicReference<>();
        MailReplay replay = new MailReplay(
                account, parser, quarantine, event -> taken(Objects.requireNonNull(context.get()), account, event));
        polls.put(account.id(), poll);
        replays.put(account.id(), replay);
        return List.of(new MailRoutes(account, writer, (endpoint, processor) -> {
            context.set(endpoint.getCamelContext());
            return new MailboxConsumer(endpoint, processor, poll, mailbox(account), incoming, replay);
        }));
    }

    private Mailbox mailbox(MailAccount account) {
        MailServer server = account.incoming();
        if (server.protocol().equals(MailServer.POP3)) return new PopMailbox(account.id(), server, marks, clock);
        return new ImapMailbox(account.id(), server, account.folder(), marks, clock);
    }

    /** Sends what a replay read down the same route as what a look read. */
    private static IntakeResult taken(CamelContext context, MailAccount account, ChannelEvent event) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            return Objects.requireNonNull(template.requestBody(MailRoutes.taken(account), event, IntakeResult.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stopped(UUID accountId) {
        polls.remove(accountId);
        replays.remove(accountId);
    }

    @Override
    public void pollNow(UUID accountId) {
        MailboxPoll poll = polls.get(accountId);
        if (poll != null) poll.ring();
    }

    @Override
    public void replay(AccountSetup account) {
        MailReplay replay = replays.get(account.id());
        if (replay == null) return;
        replay.ask();
        pollNow(account.id());
    }
}

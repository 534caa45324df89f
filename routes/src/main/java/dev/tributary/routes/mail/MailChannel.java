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
            OwnIds ids) {
        this.accounts = accounts;
        this.quarantine = quarantine;
        this.leases = leases;
        this.marks = marks;
        this.clock = clock;
        this.ids = ids;
        this.parser = new MailParser(ids);
        this.writer = new LetterWriter(ids);
    }

    @Override
    public String channel() {
        return Channels.EMAIL;
    }

    @Override
    public List<ChannelField> fields() {
        return List.of(
                field("address", ChannelField.Kind.TEXT, true, ""),
                field("name", ChannelField.Kind.TEXT, false, ""),
                choice("protocol", MailServer.IMAP, MailServer.IMAP, MailServer.POP3),
                field("imapHost", ChannelField.Kind.TEXT, true, ""),
                field("imapPort", ChannelField.Kind.NUMBER, false, ""),
                security("imapSecurity", "tls"),
                field("imapUser", ChannelField.Kind.TEXT, true, ""),
                field("imapPassword", ChannelField.Kind.SECRET, true, ""),
                field("folder", ChannelField.Kind.TEXT, false, "INBOX"),
                field("smtpHost", ChannelField.Kind.TEXT, true, ""),
                field("smtpPort", ChannelField.Kind.NUMBER, true, "587"),
                security("smtpSecurity", "starttls"),
                field("smtpUser", ChannelField.Kind.TEXT, false, ""),
                field("smtpPassword", ChannelField.Kind.SECRET, false, ""),
                field("pollSeconds", ChannelField.Kind.NUMBER, false, "15"),
                field("instant", ChannelField.Kind.SWITCH, false, "true"),
                choice("strangers", "new", "new", "note", "company", "join"),
                choice("mark", "foot", "foot", "subject", "none"),
                choice("plusAddresses", "no", "no", "yes"),
                choice("sentCopy", "no", "no", "yes"));
    }

    private static ChannelField field(String name, ChannelField.Kind kind, boolean required, String initial) {
        return new ChannelField(name, kind, required, initial, List.of());
    }

    private static ChannelField security(String name, String initial) {
        return choice(name, initial, "tls", "starttls", "none");
    }

    private static ChannelField choice(String name, String initial, String... choices) {
        return new ChannelField(name, ChannelField.Kind.CHOICE, true, initial, List.of(choices));
    }

    @Override
    public ChannelCapabilities capabilities() {
        return new ChannelCapabilities(true, true, LONGEST, null, false);
    }

    @Override
    public String accountOf(ChannelSettings settings) {
        return MailAccount.addressOf(settings);
    }

    @Override
    public CheckReport check(ChannelSettings settings) {
        return MailCheck.run(settings, ids.loop(), OWN_MAIL_ARRIVES);
    }

    @Override
    public List<RouteBuilder> routes(AccountSetup setup) {
        MailAccount account = MailAccount.of(setup);
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

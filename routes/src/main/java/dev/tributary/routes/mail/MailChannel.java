package dev.tributary.routes.mail;

import dev.tributary.engine.channel.ChannelAccounts;
import dev.tributary.engine.channel.PollLeases;
import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelCapabilities;
import dev.tributary.engine.spi.ChannelField;
import dev.tributary.engine.spi.ChannelSettings;
import dev.tributary.engine.spi.Channels;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.routes.stream.AccountSetup;
import dev.tributary.routes.stream.BuiltInChannel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channel {@code email}: one account is one mailbox. */
@Component
final class MailChannel implements BuiltInChannel, AutoCloseable {
    private static final int LONGEST = 500_000;

    private final ChannelAccounts accounts;
    private final Quarantine quarantine;
    private final PollLeases leases;
    private final Clock clock;
    private final MailParser parser;
    private final LetterWriter writer;
    private final Map<UUID, MailboxPoll> polls = new ConcurrentHashMap<>();
    private final Map<UUID, MailReplay> replays = new ConcurrentHashMap<>();
    private final ExecutorService replayThread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("mail-replay").factory());

    MailChannel(ChannelAccounts accounts, Quarantine quarantine, PollLeases leases, Clock clock, OwnIds ids) {
        this.accounts = accounts;
        this.quarantine = quarantine;
        this.leases = leases;
        this.clock = clock;
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
                field("imapHost", ChannelField.Kind.TEXT, true, ""),
                field("imapPort", ChannelField.Kind.NUMBER, true, "993"),
                security("imapSecurity", "tls"),
                field("imapUser", ChannelField.Kind.TEXT, true, ""),
                field("imapPassword", ChannelField.Kind.SECRET, true, ""),
                field("folder", ChannelField.Kind.TEXT, false, "INBOX"),
                field("smtpHost", ChannelField.Kind.TEXT, true, ""),
                field("smtpPort", ChannelField.Kind.NUMBER, true, "587"),
                security("smtpSecurity", "starttls"),
                field("smtpUser", ChannelField.Kind.TEXT, false, ""),
                field("smtpPassword", ChannelField.Kind.SECRET, false, ""),
                field("pollSeconds", ChannelField.Kind.NUMBER, false, "15"));
    }

    private static ChannelField field(String name, ChannelField.Kind kind, boolean required, String initial) {
        return new ChannelField(name, kind, required, initial, List.of());
    }

    private static ChannelField security(String name, String initial) {
        return new ChannelField(name, ChannelField.Kind.CHOICE, true, initial, List.of("tls", "starttls", "none"));
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
        return MailCheck.run(settings);
    }

    @Override
    public List<RouteBuilder> routes(AccountSetup setup) {
        MailAccount account = MailAccount.of(setup);
        RefusedMails refused = new RefusedMails(quarantine);
        LeasedTurn turn = new LeasedTurn(leases, account.id(), account.poll());
        MailboxPoll poll = new MailboxPoll(account.id(), account.poll(), accounts, refused, turn);
        IncomingMail incoming = new IncomingMail(account, parser, quarantine, refused, clock);
        MailRoutes routes = new MailRoutes(account, incoming, writer, poll);
        polls.put(account.id(), poll);
        replays.put(
                account.id(), new MailReplay(account, parser, quarantine, clock, read -> take(routes, account, read)));
        return List.of(routes);
    }

    /** Sends what a replay read down the same route as what a poll read. */
    private static @Nullable IntakeResult take(MailRoutes routes, MailAccount account, ReadMail read) {
        if (read instanceof ReadMail.Nothing) return null;
        try (ProducerTemplate template = routes.getContext().createProducerTemplate()) {
            return template.request(MailRoutes.taken(account), exchange -> IncomingMail.place(exchange, read))
                    .getMessage()
                    .getMandatoryBody(IntakeResult.class);
        } catch (Exception e) {
            throw new IllegalStateException(e);
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
        if (replay != null) replayThread.execute(replay::run);
    }

    @Override
    public void close() {
        replayThread.shutdownNow();
    }
}

package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.kit.SettableClock;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.CheckReport;
import dev.tributary.engine.spi.OutgoingMessage;
import dev.tributary.engine.spi.SendOutcome;
import dev.tributary.routes.mail.oauth.TokenStandIn;
import dev.tributary.routes.stream.FakeAccounts;
import dev.tributary.routes.stream.FakeIntake;
import dev.tributary.routes.stream.StreamKit;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** XOAUTH2 as Dovecot speaks it, for reading, for the copies of what was sent, and for Postfix, which asks Dovecot. */
@Tag("slow")
class DebianTokenTest {
    private static final AccountKey KEY = new AccountKey("email", DebianMailServers.ADDRESS);

    private final TokenStandIn provider = TokenStandIn.start(DebianMailServers.ADDRESS);
    private final SettableClock clock = new SettableClock();
    private final FakeIntake intake = new FakeIntake();
    private final FakeAccounts accounts = new FakeAccounts();
    private DebianMailServers servers;
    private TokenMailbox mailbox;
    private StreamKit stream;

    @BeforeEach
    void start() throws Exception {
        String missing = DebianMailServers.missing();
        if (missing != null) System.err.println("SKIPPED: Dovecot and Postfix: " + missing);
        Assumptions.assumeTrue(missing == null, "Dovecot and Postfix cannot be started");
        servers = DebianMailServers.start(provider.infoUrl());
        mailbox = new TokenMailbox(provider, servers.imapPort(), 1, servers.smtpPort());
        stream = StreamKit.start(
                accounts,
                intake,
                new MailChannel(
                        accounts,
                        new FakeQuarantine(),
                        new FakeLeases(),
                        new FakeMarks(),
                        clock,
                        new FakeIds(),
                        mailbox.signIns(clock),
                        mailbox.consent(clock)));
        // the servers are slower to start than the house
        await().atMost(Duration.ofSeconds(30)).until(() -> check().passed());
    }

    @AfterEach
    void stop() throws Exception {
        provider.close();
        if (stream != null) stream.close();
        if (servers != null) servers.close();
    }

    @Test
    void aMailComesInAnAnswerGoesOutAndItsCopyIsKept() throws Exception {
        int before = provider.given();
        ChannelAccount account = accounts.addByOperator(KEY, "Shop", mailbox.settings(Map.of("sentCopy", "yes")));
        provider.rotate();
        await().until(() -> stream.host().running(account.id()).name().equals("STARTED"));
        servers.drop("From: eva@customer.example\nMessage-ID: <1@customer.example>\n\n", 200);
        await().atMost(Duration.ofSeconds(30)).until(() -> intake.storedCount() == 1);
        assertThat(stream.gateway().send(answer(account))).isInstanceOf(SendOutcome.Sent.class);
        assertThat(mails(DebianMailServers.ADDRESS, "Sent")).isEqualTo(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> mails(DebianMailServers.CUSTOMER, "INBOX") == 1);
        // for the looks, the doorbell, the way out and the copy
        assertThat(provider.given() - before).isEqualTo(1);
    }

    @Test
    void tokensThatWereTakenBackAreReplacedForReadingAndForSending() throws Exception {
        ChannelAccount account = accounts.addByOperator(KEY, "Shop", mailbox.google());
        await().until(() -> stream.host().running(account.id()).name().equals("STARTED"));
        assertThat(stream.gateway().send(answer(account))).isInstanceOf(SendOutcome.Sent.class);
        provider.revokeAccess();
        assertThat(stream.gateway().send(answer(account))).isInstanceOf(SendOutcome.AccountBroken.class);
        clock.advance(Duration.ofMinutes(10));
        int before = provider.given();
        assertThat(stream.gateway().send(answer(account))).isInstanceOf(SendOutcome.Sent.class);
        assertThat(provider.given() - before).isEqualTo(1);
        servers.drop("From: eva@customer.example\nMessage-ID: <2@customer.example>\n\n", 200);
        await().atMost(Duration.ofSeconds(30)).until(() -> intake.storedCount() == 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> mails(DebianMailServers.CUSTOMER, "INBOX") == 2);
    }

    @Test
    void aTokenOfSomebodyElseOpensNothing() {
        CheckReport report = MailCheck.run(
                mailbox.settings(Map.of("imapUser", DebianMailServers.CUSTOMER)),
                mailbox.signIns(clock),
                "tributary-test",
                Duration.ofSeconds(3));
        assertThat(report.steps().getLast().textKey()).isEqualTo("check.mail.tokenLogin");
    }

    private CheckReport check() {
        return MailCheck.run(mailbox.google(), mailbox.signIns(clock), "tributary-test", Duration.ofSeconds(3));
    }

    private static OutgoingMessage answer(ChannelAccount account) {
        return new OutgoingMessage(
                UUID.randomUUID(),
                1,
                account.id(),
                KEY,
                UUID.randomUUID(),
                UUID.randomUUID(),
                DebianMailServers.CUSTOMER,
                "Eva",
                "Where is my parcel?",
                "Tomorrow.",
                "Anna",
                true,
                List.of(),
                "1@customer.example",
                List.of(),
                null,
                Instant.parse("2026-11-25T09:00:00Z"));
    }

    /** As its owner sees it, who has a password. */
    private int mails(String login, String name) throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", servers.imapPort(), login, DebianMailServers.PASSWORD);
            Folder folder = store.getFolder(name);
            return folder.exists() ? folder.getMessageCount() : 0;
        }
    }
}

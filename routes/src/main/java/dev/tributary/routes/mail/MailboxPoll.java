package dev.tributary.routes.mail;

import dev.tributary.engine.channel.ChannelAccount;
import dev.tributary.engine.channel.ChannelAccounts;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When one mailbox is looked into: at its usual interval, at once when somebody rings, and less and less often while it
 * or the database cannot be reached. Says to the account's row what is wrong and when it works again. One thread for each mailbox.
 */
final class MailboxPoll extends ServiceSupport implements ScheduledPollConsumerScheduler, PollingConsumerPollStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxPoll.class);
    /** How many mails one look takes. */
    static final int MOST_AT_ONCE = 4 * IncomingMail.TOGETHER;

    private static final Duration RAREST = Duration.ofMinutes(10);
    private static final int WAIT_FOR_LAST_POLL_MILLIS = 5000;

    private final UUID account;
    private final MailServer server;
    private final Duration usual;
    private final @Nullable Doorbell doorbell;
    private final ChannelAccounts accounts;
    private final RefusedMails refused;
    private final Turn turn;
    private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);

    private @Nullable CamelContext context;
    private @Nullable Runnable task;
    private volatile @Nullable Thread thread;
    private volatile int failures;
    private volatile boolean told;

    MailboxPoll(MailAccount mailbox, ChannelAccounts accounts, RefusedMails refused, Turn turn) {
        this.account = mailbox.id();
        this.usual = mailbox.poll();
        this.server = mailbox.incoming();
        boolean able = mailbox.instant() && server.protocol().equals(MailServer.IMAP);
        this.doorbell = able ? new Doorbell(account, server, mailbox.folder(), Doorbell.RENEWED, this::ring) : null;
        this.accounts = accounts;
        this.refused = refused;
        this.turn = turn;
    }

    /** Looks into the mailbox now; when a look is under way, again after it. */
    void ring() {
        boolean unused = bell.offer(true);
    }

    @Override
    public void onInit(Consumer consumer) {
        // the task says it all
    }

    @Override
    public void scheduleTask(Runnable poll) {
        task = poll;
    }

    @Override
    public void unscheduleTask() {
        task = null;
    }

    @Override
    public void startScheduler() {
        if (thread != null) return;
        Thread fresh = Thread.ofPlatform().daemon().name("mailbox-" + account).unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public boolean isSchedulerStarted() {
        return thread != null;
    }

    @Override
    protected void doStop() throws InterruptedException {
        Thread running = thread;
        thread = null;
        if (running == null) return;
        ring();
        running.join(WAIT_FOR_LAST_POLL_MILLIS);
        running.interrupt();
        if (doorbell != null) doorbell.rest();
        turn.giveUp();
    }

    private void run() {
        try {
            while (Thread.currentThread() == thread) {
                Runnable poll = task;
                if (poll != null) poll.run();
                Boolean unused = bell.poll(pause().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        if (failures == 0) return usual;
        Duration longer = usual.multipliedBy(1L << Math.min(failures, 10));
        return longer.compareTo(RAREST) > 0 ? RAREST : longer;
    }

    /** Another node's turn is nothing to look for; while the database is away, nobody's. */
    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        try {
            if (!turn.take()) {
                if (doorbell != null) doorbell.rest();
                return false;
            }
        } catch (RuntimeException e) {
            LOG.debug("the database is away; mailbox {} waits", account, e);
            failures++;
            return false;
        }
        refused.begin();
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (refused.away()) {
            failures++;
            return;
        }
        failures = 0;
        if (doorbell != null && thread != null) doorbell.listen();
        // a full catch: there is likely more, which need not wait for the next look; what was refused has to
        if (polledMessages >= MOST_AT_ONCE && !refused.any()) ring();
        if (told) return;
        told = true;
        if (!sendingBroken()) accounts.report(account, ChannelAccount.State.ACTIVE, null);
    }

    /** Then the account waits for a person, however well it is read: else it would be broken and mended by turns. */
    private boolean sendingBroken() {
        return accounts.account(account)
                .filter(now -> now.state() == ChannelAccount.State.RECONNECT && MailTrouble.ofSending(now.lastError()))
                .isPresent();
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        failures++;
        told = false;
        String words = MailTrouble.words(cause);
        LOG.warn("mailbox {} could not be read: {}", account, words);
        String sentence = kept(cause, words);
        if (MailTrouble.shutOut(cause)) accounts.report(account, ChannelAccount.State.RECONNECT, sentence);
        else accounts.reportError(account, sentence);
        return false;
    }

    private String kept(Exception cause, String words) {
        MessagingException mail = MailTrouble.find(cause, MessagingException.class);
        return mail == null ? words : MailTrouble.of(server, mail).kept();
    }

    /** Whose turn it is to look, among the nodes of a house. */
    interface Turn {
        /** Whether it is ours; then it stays ours for a while. */
        boolean take();

        /** Lets another node go on at once. */
        void giveUp();
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }
}

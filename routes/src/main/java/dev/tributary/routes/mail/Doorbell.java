package dev.tributary.routes.mail;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings when the server says that a mail has come (IDLE, RFC 2177), on a connection and a thread of its own. Nothing rests
 * on it: the mailbox is looked into anyway, only later; a server that cannot do it is asked once. The library's own idling
 * cannot be ended from its own thread, and it has to be: some servers forget whoever idles for half an hour.
 */
final class Doorbell implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    static final Duration RENEWED = Duration.ofMinutes(24);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final UUID account;
    private final MailServer server;
    private final String folder;
    private final Duration renewed;
    private final Runnable ring;

    private @Nullable Thread thread;
    private boolean unable;
    private volatile @Nullable IMAPProtocol idling;

    /**
     * A doorbell that is silent.
     *
     * @param renewed after how much silence it says to the server that it is still there
     */
    Doorbell(UUID account, MailServer server, String folder, Duration renewed, Runnable ring) {
        this.account = account;
        this.server = server;
        this.folder = folder;
        this.renewed = renewed;
        this.ring = ring;
    }

    /** Listens from now on, if the server can; does nothing when it does already. */
    synchronized void listen() {
        if (thread != null || unable) return;
        Thread fresh = Thread.ofPlatform().daemon().name("doorbell-" + account).unstarted(this);
        thread = fresh;
        fresh.start();
    }

    /** Listens no more. */
    synchronized void rest() {
        Thread listening = thread;
        thread = null;
        if (listening == null) return;
        LockSupport.unpark(listening);
        IMAPProtocol open = idling;
        if (open != null) open.idleAbort();
    }

    private synchronized boolean wanted() {
        return Thread.currentThread() == thread;
    }

    private synchronized void unable() {
        unable = true;
        thread = null;
    }

    @Override
    public void run() {
        Duration pause = FIRST_PAUSE;
        while (wanted()) {
            try (Store store = MailConnections.store(server, renewed)) {
                if (!((IMAPStore) store).hasCapability("IDLE")) {
                    LOG.info("{} does not say when mail comes; it is looked for time after time", server);
                    unable();
                    return;
                }
                listen(store);
                pause = FIRST_PAUSE;
            } catch (MessagingException | RuntimeException e) {
                LOG.debug("the doorbell of mailbox {} is silent for {}", account, pause, e);
                if (wanted()) LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private void listen(Store store) throws MessagingException {
        IMAPFolder watched = (IMAPFolder) store.getFolder(folder);
        watched.open(Folder.READ_ONLY);
        try {
            while (wanted()) {
                Object unused = watched.doCommand(this::idle);
            }
        } finally {
            ImapVisit.leave(watched);
        }
    }

    /** Once, until there was silence for long, or the server or we want to end it. */
    private @Nullable Object idle(IMAPProtocol protocol) throws ProtocolException {
        protocol.idleStart();
        idling = protocol;
        try {
            if (!wanted()) protocol.idleAbort();
            // what came before is not told
            ring.run();
            boolean ending = false;
            while (true) {
                Response said = protocol.readIdleResponse();
                if (silence(said)) {
                    if (ending) throw new ConnectionException("no answer from " + server);
                    ending = true;
                    protocol.idleAbort();
                    continue;
                }
                boolean more = protocol.processIdleResponse(said);
                if (said instanceof IMAPResponse line && line.keyEquals("EXISTS")) ring.run();
                if (!more) return null;
            }
        } finally {
            if (idling == protocol) idling = null;
        }
    }

    private static boolean silence(Response said) {
        return said.isBYE()
                && said.isSynthetic()
                && said.getException() instanceof InterruptedIOException timeout
                && timeout.bytesTransferred == 0;
    }
}

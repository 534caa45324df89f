package dev.tributary.ui.crash;

import dev.tributary.engine.kit.crash.Ledger;
import dev.tributary.engine.kit.crash.Letter;
import dev.tributary.engine.spi.AccountKey;
import dev.tributary.engine.spi.Channels;
import dev.tributary.routes.mail.GreenMailBox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Mails that keep arriving in the mailbox, whether the house lives or not. A mail is acknowledged by being marked as seen. */
final class MailRain implements AutoCloseable {
    static final AccountKey MAILBOX = new AccountKey(Channels.EMAIL, GreenMailBox.ADDRESS);
    private static final long EVERY_MILLIS = 500;

    private final GreenMailBox mailbox;
    private final Ledger ledger;
    private final Supplier<String> words;
    private final List<Letter.Name> fallen = new ArrayList<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mail-rain").factory());

    MailRain(GreenMailBox mailbox, Ledger ledger) {
        this(mailbox, ledger, () -> "Where is it?");
    }

    /** With these words in the text, the subject, a file and its name. */
    MailRain(GreenMailBox mailbox, Ledger ledger, Supplier<String> words) {
        this.mailbox = mailbox;
        this.ledger = ledger;
        this.words = words;
    }

    void begin() {
        clockwork.scheduleWithFixedDelay(this::drop, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void drop() {
        String id = UUID.randomUUID() + "@customer.example";
        Mail mail = new Mail(id);
        ledger.handedIn(mail);
        mailbox.deliver("""
                From: Eva <eva%d@customer.example>
                To: %s
                Subject: Order. %s
                Message-ID: <%s>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b

                %s
                --b
                Content-Type: text/plain; name="%s.txt"
                Content-Disposition: attachment

                %s
                --b--
                """.formatted(
                fallen.size() % 20, GreenMailBox.ADDRESS, words.get(), id, words.get(), words.get(), words.get()));
        fallen.add(mail.name());
    }

    /** No more mails. */
    synchronized void end() {
        clockwork.shutdownNow();
    }

    /** Whether the house has marked every mail. */
    boolean allSeen() {
        return mailbox.unseen() == 0;
    }

    /** Every mail is marked: they are acknowledged. */
    synchronized void acknowledge() {
        fallen.forEach(ledger::acknowledged);
    }

    synchronized int size() {
        return fallen.size();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    private record Mail(String id) implements Letter {
        @Override
        public Name name() {
            return new Name(MAILBOX, id);
        }

        @Override
        public void handIn() {
            throw new IllegalStateException("a mail lies in the mailbox until it is marked");
        }
    }
}

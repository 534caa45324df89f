package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.routes.stream.SafeHeaders;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of the inbound route. They run on the mailbox's own thread while the folder is open, because a mail is a
 * window into the folder and closes with it.
 */
final class IncomingMail {
    /** On the exchange: the mail itself. */
    private static final String MAIL = "TributaryMail";

    private static final Logger LOG = LoggerFactory.getLogger(IncomingMail.class);

    private final MailAccount account;
    private final MailParser parser;
    private final Quarantine quarantine;
    private final RefusedMails refused;
    private final Clock clock;

    IncomingMail(MailAccount account, MailParser parser, Quarantine quarantine, RefusedMails refused, Clock clock) {
        this.account = account;
        this.parser = parser;
        this.quarantine = quarantine;
        this.refused = refused;
        this.clock = clock;
    }

    /** Replaces the mail by the event that it is, or by nothing when it is none or went to quarantine. */
    void read(Exchange exchange) throws MessagingException {
        MailMessage polled = Objects.requireNonNull(exchange.getMessage(MailMessage.class));
        Message mail = polled.getOriginalMessage();
        MailLocator where = MailLocator.of(mail);
        SafeHeaders.replace(exchange, null);
        if (refused.away()) throw new IllegalStateException("the database is away; the mail waits");
        exchange.setProperty(MAIL, mail);
        try {
            RawMail raw = RawMail.fetch(mail, clock.instant());
            place(exchange, parser.read(raw.bytes(), account.key(), where.key(), raw.receivedAt()));
        } catch (UnreadableMailException e) {
            quarantine(mail, where, e.reason(), e.explanation());
        }
    }

    /** It was taken in. */
    void taken(Exchange exchange) throws MessagingException {
        refused.forget(MailLocator.of(mailOf(exchange)).key());
    }

    /** It was not taken in: it stays as it was and comes again, unless it was refused too often. */
    void refused(Exchange exchange) throws Exception {
        Exception failure = Objects.requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        Message mail = mailOf(exchange);
        MailLocator where = MailLocator.of(mail);
        if (!refused.enough(where.key(), failure)) throw failure;
        quarantine(mail, where, Quarantine.Cause.NOT_STORED, "It could be read, but not stored.");
        refused.forget(where.key());
    }

    private static Message mailOf(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(MAIL, Message.class));
    }

    /** Makes what was read the exchange's body; nothing to hand in is no body. */
    static void place(Exchange exchange, ReadMail read) {
        switch (read) {
            case ReadMail.Letter letter -> exchange.getMessage().setBody(letter.message());
            case ReadMail.Bounce bounce -> exchange.getMessage().setBody(bounce.failure());
            case ReadMail.Nothing nothing -> LOG.info("a mail is not taken in: {}", nothing.reason());
        }
    }

    /** A report on a mail that nobody here sent is no message: it stays in its mailbox, read. */
    static void told(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof IntakeResult.Updated updated && updated.deliveries() == 0) {
            LOG.info("a report tells nothing new of a mail of ours; it stays in its mailbox");
        }
    }

    private void quarantine(Message mail, MailLocator where, Quarantine.Cause cause, String explanation)
            throws MessagingException {
        LOG.warn("mail {} of mailbox {} goes to quarantine: {}", where, account.id(), cause);
        MailLocator copy = QuarantineFolder.copy(mail);
        String locator = (copy == null ? where : copy).toString();
        try {
            quarantine.put(account.id(), where.key(), locator, cause, explanation);
        } catch (RuntimeException e) {
            if (copy != null) QuarantineFolder.remove(mail.getFolder().getStore(), copy);
            throw e;
        }
        // without a copy it stays, and only being seen keeps it from being fetched again
        if (copy != null) mail.setFlag(Flags.Flag.DELETED, true);
    }
}

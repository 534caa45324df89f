package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what lies in quarantine and was asked for: fetched from where it was put, under the name it had where it
 * came from, so that a replay of what was read meanwhile changes nothing. Runs on the mailbox's thread, after a look: some
 * servers let one connection in at a time.
 */
final class MailReplay {
    private static final Logger LOG = LoggerFactory.getLogger(MailReplay.class);

    private final MailAccount account;
    private final MailParser parser;
    private final Quarantine quarantine;
    private final Function<ChannelEvent, IntakeResult> intake;
    private volatile boolean asked;

    /** What was read goes the rest of the inbound route through {@code intake}. */
    MailReplay(
            MailAccount account,
            MailParser parser,
            Quarantine quarantine,
            Function<ChannelEvent, IntakeResult> intake) {
        this.account = account;
        this.parser = parser;
        this.quarantine = quarantine;
        this.intake = intake;
    }

    /** Somebody asked for it. */
    void ask() {
        asked = true;
    }

    void run(Mailbox mailbox) {
        if (!asked) return;
        asked = false;
        for (Quarantine.Entry entry : quarantine.replayAsked(account.id())) replay(mailbox, entry);
    }

    private void replay(Mailbox mailbox, Quarantine.Entry entry) {
        try {
            RawMail raw = mailbox.lying(entry.locator());
            if (raw == null) {
                again(entry, entry.cause(), "It no longer lies where it was put.");
                return;
            }
            Optional<ChannelEvent> event = parser.read(
                            raw.bytes(), account.key(), entry.externalId(), raw.receivedAt(), true)
                    .event();
            quarantine.resolve(
                    account.id(),
                    entry.externalId(),
                    event.map(intake).map(MailReplay::messageOf).orElse(null));
            mailbox.read(entry.locator());
        } catch (UnreadableMailException e) {
            again(entry, e.reason(), e.explanation());
        } catch (MessagingException e) {
            LOG.warn("a mail of mailbox {} could not be fetched again: {}", account.id(), MailTrouble.words(e));
            again(entry, entry.cause(), "It could not be fetched from where it was put.");
        } catch (RuntimeException e) {
            LOG.warn("a mail from quarantine could not be stored", e);
            again(entry, Quarantine.Cause.NOT_STORED, "It could be read, but not stored.");
        }
    }

    private void again(Quarantine.Entry entry, Quarantine.Cause cause, String explanation) {
        quarantine.put(account.id(), entry.externalId(), entry.locator(), cause, explanation);
    }

    private static @Nullable UUID messageOf(IntakeResult result) {
        return switch (result) {
            case IntakeResult.Stored stored -> stored.messageId();
            case IntakeResult.Duplicate duplicate -> duplicate.messageId();
            case IntakeResult.Updated updated -> null;
        };
    }
}

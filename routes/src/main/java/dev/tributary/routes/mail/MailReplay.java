package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.IntakeResult;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what lies in quarantine and was asked for: fetched from the folder it was moved to, under the name it had
 * where it came from, so that a replay of what was read meanwhile changes nothing. Called on a thread of its own.
 */
final class MailReplay {
    private static final Logger LOG = LoggerFactory.getLogger(MailReplay.class);

    private final MailAccount account;
    private final MailParser parser;
    private final Quarantine quarantine;
    private final Clock clock;
    private final Function<ReadMail, @Nullable IntakeResult> intake;

    /** What was read goes the rest of the inbound route through {@code intake}. */
    MailReplay(
            MailAccount account,
            MailParser parser,
            Quarantine quarantine,
            Clock clock,
            Function<ReadMail, @Nullable IntakeResult> intake) {
        this.account = account;
        this.parser = parser;
        this.quarantine = quarantine;
        this.clock = clock;
        this.intake = intake;
    }

    void run() {
        List<Quarantine.Entry> asked = quarantine.replayAsked(account.id());
        if (asked.isEmpty()) return;
        try (Store store = MailStores.connect(account.imap())) {
            for (Quarantine.Entry entry : asked) replay(store, entry);
        } catch (MessagingException e) {
            LOG.warn("the quarantine of mailbox {} could not be opened: {}", account.id(), MailTrouble.words(e));
        }
    }

    private void replay(Store store, Quarantine.Entry entry) {
        MailLocator where = MailLocator.parse(entry.locator());
        if (where == null) {
            again(entry, Quarantine.Cause.MALFORMED, "Nobody knows where it lies.");
            return;
        }
        try (Folder folder = store.getFolder(where.folder())) {
            folder.open(Folder.READ_WRITE);
            UIDFolder numbers = (UIDFolder) folder;
            Message mail = numbers.getUIDValidity() == where.validity() ? numbers.getMessageByUID(where.uid()) : null;
            if (mail == null) {
                again(entry, entry.cause(), "It no longer lies in the folder " + where.folder() + ".");
                return;
            }
            RawMail raw = RawMail.fetch(mail, clock.instant());
            ReadMail read = parser.read(raw.bytes(), account.key(), entry.externalId(), raw.receivedAt(), true);
            quarantine.resolve(account.id(), entry.externalId(), messageOf(intake.apply(read)));
            mail.setFlag(Flags.Flag.SEEN, true);
        } catch (UnreadableMailException e) {
            again(entry, e.reason(), e.explanation());
        } catch (MessagingException e) {
            again(entry, entry.cause(), "It could not be fetched from the folder " + where.folder() + ".");
        } catch (RuntimeException e) {
            LOG.warn("a mail from quarantine could not be stored", e);
            again(entry, Quarantine.Cause.NOT_STORED, "It could be read, but not stored.");
        }
    }

    private void again(Quarantine.Entry entry, Quarantine.Cause cause, String explanation) {
        quarantine.put(account.id(), entry.externalId(), entry.locator(), cause, explanation);
    }

    private static @Nullable UUID messageOf(@Nullable IntakeResult result) {
        return switch (result) {
            case IntakeResult.Stored stored -> stored.messageId();
            case IntakeResult.Duplicate duplicate -> duplicate.messageId();
            case IntakeResult.Updated updated -> null;
            case null -> null;
        };
    }
}

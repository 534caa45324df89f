package dev.tributary.routes.mail;

import dev.tributary.engine.channel.MailboxMarks;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look into a POP3 mailbox. What lies there at the first one counts as known: nothing tells what a person has read. */
final class PopVisit implements Mailbox.Visit {
    private static final Logger LOG = LoggerFactory.getLogger(PopVisit.class);

    /** How exactly the last look that left nothing behind is remembered. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final UUID account;
    private final String place;
    private final Store store;
    private final POP3Folder folder;
    private final MailboxMarks marks;
    private final Clock clock;
    private final Map<Found, Message> mails = new HashMap<>();

    PopVisit(UUID account, String place, Store store, POP3Folder folder, MailboxMarks marks, Clock clock) {
        this.account = account;
        this.place = place;
        this.store = store;
        this.folder = folder;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public List<Found> fresh(int most, Predicate<String> leaveOut) throws MessagingException {
        Map<String, Message> there = byName();
        Set<String> taken = marks.taken(account);
        boolean known = marks.mark(account, PopMailbox.FOLDER)
                .filter(mark -> mark.place().equals(place))
                .isPresent();
        Set<String> gone = new HashSet<>(taken);
        gone.removeAll(there.keySet());
        if (!gone.isEmpty()) marks.forget(account, gone);
        if (!known) {
            begin(there.keySet());
            return List.of();
        }
        List<Found> fresh = new ArrayList<>();
        boolean left = false;
        for (Map.Entry<String, Message> one : there.entrySet()) {
            if (fresh.size() == most) break;
            String name = one.getKey();
            if (taken.contains(name)) continue;
            if (leaveOut.test(MailLocator.keyOf(name))) {
                left = true;
                continue;
            }
            Message mail = one.getValue();
            Found found = new Found(MailLocator.keyOf(name), PopMailbox.locator(name), mail.getSize(), clock.instant());
            mails.put(found, mail);
            fresh.add(found);
        }
        if (fresh.isEmpty() && !left) complete();
        return fresh;
    }

    /** Nothing is left to fetch; written as exactly as it is shown. */
    private void complete() {
        Instant now = clock.instant();
        MailboxMarks.Mark mark = marks.mark(account, PopMailbox.FOLDER).orElseThrow();
        Instant before = mark.completeAt();
        if (before == null || before.plus(REMEMBERED).isBefore(now))
            marks.keep(account, PopMailbox.FOLDER, mark.readTo(0, now));
    }

    private void begin(Set<String> names) {
        marks.take(account, names);
        Instant now = clock.instant();
        marks.keep(account, PopMailbox.FOLDER, new MailboxMarks.Mark(place, 0, 0, null, 0, now, now));
    }

    /** In the server's order, oldest first. */
    private Map<String, Message> byName() throws MessagingException {
        Message[] all = folder.getMessages();
        FetchProfile names = new FetchProfile();
        names.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(all, names);
        Map<String, Message> byName = new LinkedHashMap<>();
        for (Message mail : all) {
            String name = folder.getUID(mail);
            if (name == null) throw new MessagingException("the server has no names for its mails (UIDL)");
            byName.put(name, mail);
        }
        return byName;
    }

    /** The mail of this name, or null when it is gone. */
    @Nullable
    RawMail named(String name) throws MessagingException, UnreadableMailException {
        Message mail = byName().get(name);
        return mail == null ? null : RawMail.fetch(mail, clock.instant());
    }

    @Override
    public Map<Found, byte[]> load(List<Found> wanted) throws MessagingException, UnreadableMailException {
        Map<Found, byte[]> loaded = new LinkedHashMap<>();
        for (Found mail : wanted) {
            Message message = Objects.requireNonNull(mails.get(mail));
            loaded.put(mail, RawMail.fetch(message, mail.receivedAt()).bytes());
        }
        return loaded;
    }

    @Override
    public void settle(Collection<Found> settled) {
        marks.take(
                account,
                settled.stream().map(mail -> MailLocator.nameIn(mail.key())).toList());
    }

    @Override
    public @Nullable String copyAside(Found mail) {
        return null;
    }

    @Override
    public void removeCopy(String locator) {
        // there never is one
    }

    @Override
    public void remove(Found mail) {
        // it stays where it is
    }

    @Override
    public void close() {
        try (store) {
            folder.close(false);
        } catch (MessagingException | RuntimeException e) {
            LOG.debug("a connection to {} ends by itself", place, e);
        }
    }
}

package dev.tributary.routes.mail;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look into a folder: a few commands for many mails, all by UID (RFC 3501 section 6.4.8). Nothing is marked as read by
 * being fetched, and no mail of more than the largest size crosses the wire, whatever size its server says it has.
 */
final class ImapVisit implements Mailbox.Visit {
    private static final Logger LOG = LoggerFactory.getLogger(ImapVisit.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ROOT);
    /** One byte more than what is read at all tells that a mail is too large. */
    private static final String BODY_UNDER_A_CAP = "BODY.PEEK[]<0." + (MailParser.LARGEST + 1) + ">";
    /** So many numbers at once are asked for when there is a lot to catch up on. */
    private static final long WINDOW = 5000;

    private final IMAPFolder folder;
    private final ImapProgress progress;
    private final Clock clock;
    private final Map<Found, Long> numbers = new HashMap<>();

    ImapVisit(IMAPFolder folder, ImapProgress progress, Clock clock) {
        this.folder = folder;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public List<Found> fresh(int most, Predicate<String> leaveOut) throws MessagingException {
        if (progress.inHistory()) progress.foundInHistory(history());
        if (progress.anyNew()) progress.found(above(progress.newFrom()));
        List<Long> next = progress.open()
                .filter(number -> !leaveOut.test(where(number).key()))
                .limit(most)
                .toList();
        if (next.isEmpty()) return List.of();
        Map<Long, Found> told = new HashMap<>();
        for (FetchResponse mail : fetch(next, "UID RFC822.SIZE INTERNALDATE")) {
            UID number = mail.getItem(UID.class);
            if (number != null) told.put(number.uid, found(mail, number.uid));
        }
        List<Found> found = new ArrayList<>();
        for (long number : next) {
            // a mail of which the server does not tell may still be given out; one that is gone is not listed again
            Found mail = told.get(number);
            if (mail == null)
                mail = new Found(where(number).key(), where(number).toString(), -1, clock.instant());
            numbers.put(mail, number);
            found.add(mail);
        }
        return found;
    }

    private List<Long> history() throws MessagingException {
        Instant since = progress.historySince();
        String which = since == null ? "UNSEEN" : "SINCE " + DAY.format(since.atOffset(ZoneOffset.UTC));
        return search(which + " UNDELETED UID " + progress.historyFrom() + ":" + progress.historyTo());
    }

    /** A range that ends in an asterisk always has the last mail in it, also when that has a lower number. */
    private List<Long> above(long from) throws MessagingException {
        List<Long> few = search("UNDELETED UID " + from + ":" + (from + WINDOW));
        if (!few.isEmpty()) {
            progress.foundPartly();
            return few;
        }
        return search("UNDELETED UID " + from + ":*").stream()
                .filter(number -> number >= from)
                .toList();
    }

    private Found found(FetchResponse mail, long number) {
        RFC822SIZE size = mail.getItem(RFC822SIZE.class);
        INTERNALDATE date = mail.getItem(INTERNALDATE.class);
        MailLocator where = where(number);
        return new Found(
                where.key(),
                where.toString(),
                size == null ? -1 : size.size,
                date == null || date.getDate() == null
                        ? clock.instant()
                        : date.getDate().toInstant());
    }

    private MailLocator where(long number) {
        return new MailLocator(folder.getFullName(), progress.validity(), number);
    }

    @Override
    public Map<Found, byte[]> load(List<Found> mails) throws MessagingException {
        Map<Long, byte[]> bodies = new HashMap<>();
        for (FetchResponse mail : fetch(numbersOf(mails), "UID " + BODY_UNDER_A_CAP)) {
            UID number = mail.getItem(UID.class);
            BODY body = mail.getItem(BODY.class);
            if (number == null || body == null) continue;
            ByteArray bytes = body.getByteArray();
            bodies.put(number.uid, bytes == null ? new byte[0] : bytes.getNewBytes());
        }
        Map<Found, byte[]> loaded = new LinkedHashMap<>();
        for (Found mail : mails) {
            byte[] body = bodies.get(numbers.get(mail));
            if (body != null) loaded.put(mail, body);
        }
        return loaded;
    }

    @Override
    public void settle(Collection<Found> mails) throws MessagingException {
        List<Long> settled = numbersOf(mails);
        if (!settled.isEmpty()) markAsRead(settled);
        progress.settled(settled);
        progress.keep();
    }

    /** That they were taken is remembered by us; a server that does not let itself be told only shows them as unread. */
    private void markAsRead(List<Long> settled) throws MessagingException {
        try {
            command("UID STORE " + set(settled) + " +FLAGS.SILENT (\\Seen)");
        } catch (MessagingException e) {
            if (!folder.isOpen()) throw e;
            LOG.warn("mails of {} cannot be marked as read: {}", folder.getFullName(), MailTrouble.words(e));
        }
    }

    @Override
    public @Nullable String copyAside(Found mail) throws MessagingException {
        Message original = message(mail);
        MailLocator copy = original == null ? null : QuarantineFolder.copy(original);
        return copy == null ? null : copy.toString();
    }

    @Override
    public void removeCopy(String locator) {
        MailLocator where = MailLocator.parse(locator);
        if (where != null) QuarantineFolder.remove(folder.getStore(), where);
    }

    @Override
    public void remove(Found mail) throws MessagingException {
        Message original = message(mail);
        if (original != null) takeAway(folder, original);
    }

    /** Others may have marked mails of theirs for removal: without UIDPLUS (RFC 4315) it stays, marked. */
    static void takeAway(IMAPFolder folder, Message mail) throws MessagingException {
        mail.setFlag(Flags.Flag.DELETED, true);
        boolean alone = (Boolean) folder.doCommand(protocol -> protocol.hasCapability("UIDPLUS"));
        if (alone) folder.expunge(new Message[] {mail});
    }

    private @Nullable Message message(Found mail) throws MessagingException {
        return folder.getMessageByUID(Objects.requireNonNull(numbers.get(mail)));
    }

    private List<Long> numbersOf(Collection<Found> mails) {
        List<Long> all = new ArrayList<>();
        for (Found mail : mails) {
            Long number = numbers.get(mail);
            if (number != null) all.add(number);
        }
        return all;
    }

    private List<Long> search(String terms) throws MessagingException {
        List<Long> found = new ArrayList<>();
        for (Response response : command("UID SEARCH " + terms)) {
            if (!(response instanceof IMAPResponse line) || !line.keyEquals("SEARCH")) continue;
            for (long number = line.readLong(); number != -1; number = line.readLong()) found.add(number);
        }
        return found;
    }

    private List<FetchResponse> fetch(List<Long> mails, String items) throws MessagingException {
        List<FetchResponse> fetched = new ArrayList<>();
        for (Response response : command("UID FETCH " + set(mails) + " (" + items + ")"))
            if (response instanceof FetchResponse mail) fetched.add(mail);
        return fetched;
    }

    private static String set(Collection<Long> numbers) {
        long[] sorted = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
        return UIDSet.toString(UIDSet.createUIDSets(sorted));
    }

    private Response[] command(String words) throws MessagingException {
        return (Response[]) folder.doCommand(protocol -> answered(protocol, words));
    }

    private static Response[] answered(IMAPProtocol protocol, String words) throws ProtocolException {
        Response[] responses = protocol.command(words, null);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    @Override
    public void close() {
        leave(folder);
    }

    /** Without taking away what others marked for removal. */
    static void leave(IMAPFolder folder) {
        try {
            if (folder.isOpen()) folder.close(false);
        } catch (MessagingException | RuntimeException e) {
            LOG.debug("the folder {} closes by itself", folder.getFullName(), e);
        }
    }
}

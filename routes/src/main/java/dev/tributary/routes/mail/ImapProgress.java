package dev.tributary.routes.mail;

import dev.tributary.engine.channel.MailboxMarks;
import dev.tributary.engine.channel.MailboxMarks.Mark;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;

/**
 * How far a folder was read, by the numbers of its mails (UIDs), which only grow as long as its UIDVALIDITY stays. Above
 * the mark everything is new, whoever has opened it; at the first look only what nobody has opened is. The mark follows
 * the mails that were seen, not the number that the server foretells: a mail that is being delivered has one already. When the numbers
 * lost their meaning, because the mailbox was made anew or moved to another server, what came since a day before the last
 * complete look is fetched once more: what of it is known changes nothing.
 */
final class ImapProgress {
    /** Servers keep other clocks, and search by days. */
    private static final Duration SLACK = Duration.ofDays(1);
    /** How exactly the last complete look is remembered when nothing else is to be written. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final UUID account;
    private final String folder;
    private final MailboxMarks marks;
    private final Set<Long> ahead;
    private final Clock clock;
    private Mark mark;
    private final TreeSet<Long> open = new TreeSet<>();
    private final boolean anyNew;
    private long horizon;
    private boolean partly;

    private ImapProgress(
            UUID account, String folder, Mark mark, long next, MailboxMarks marks, Set<Long> ahead, Clock clock) {
        this.account = account;
        this.folder = folder;
        this.mark = mark;
        this.horizon = mark.takenTo();
        this.anyNew = next < 0 || next > newFrom();
        this.marks = marks;
        this.ahead = ahead;
        this.clock = clock;
    }

    /**
     * Where reading goes on in a folder that was just opened.
     *
     * @param ahead numbers above the mark that were taken already; kept from look to look
     */
    static ImapProgress of(
            IMAPFolder folder, UUID account, String place, MailboxMarks marks, Set<Long> ahead, Clock clock)
            throws MessagingException {
        long validity = folder.getUIDValidity();
        Mark mark = marks.mark(account, folder.getFullName()).orElse(null);
        if (mark == null || mark.validity() != validity || !mark.place().equals(place)) {
            mark = begin(mark, place, validity, highest(folder), clock.instant());
            marks.keep(account, folder.getFullName(), mark);
            ahead.clear();
        }
        return new ImapProgress(account, folder.getFullName(), mark, folder.getUIDNext(), marks, ahead, clock);
    }

    private static Mark begin(@Nullable Mark before, String place, long validity, long highest, Instant now) {
        if (before == null) return new Mark(place, validity, highest, null, 0, now, null);
        Instant since = before.completeAt() == null ? before.begunAt() : before.completeAt();
        return new Mark(place, validity, highest, since.minus(SLACK), 0, before.begunAt(), before.completeAt());
    }

    private static long highest(IMAPFolder folder) throws MessagingException {
        int count = folder.getMessageCount();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    long validity() {
        return mark.validity();
    }

    /** Whether the folder's history was not read to its end. */
    boolean inHistory() {
        return mark.takenTo() < mark.historyTo();
    }

    /** What of the history is taken: what came since then, or, when null, what nobody has opened. */
    @Nullable
    Instant historySince() {
        return mark.historySince();
    }

    long historyFrom() {
        return mark.takenTo() + 1;
    }

    long historyTo() {
        return mark.historyTo();
    }

    /** From which number on everything is taken. */
    long newFrom() {
        return Math.max(mark.takenTo(), mark.historyTo()) + 1;
    }

    /** Whether anything can have come since the last look. */
    boolean anyNew() {
        return anyNew;
    }

    /** These are to be taken, unless they were. */
    void found(Collection<Long> numbers) {
        for (long number : numbers) {
            horizon = Math.max(horizon, number);
            if (number > mark.takenTo() && !ahead.contains(number)) open.add(number);
        }
    }

    /** These of the history are to be taken, unless they were, and no others. */
    void foundInHistory(Collection<Long> numbers) {
        found(numbers);
        horizon = Math.max(horizon, mark.historyTo());
    }

    /** There may be more above those that were found. */
    void foundPartly() {
        partly = true;
    }

    /** What is to be taken, oldest first, and the history after what is new. */
    Stream<Long> open() {
        return Stream.concat(
                open.tailSet(mark.historyTo(), false).stream(), open.headSet(mark.historyTo(), true).stream());
    }

    /** They were taken, or are gone. */
    void settled(Collection<Long> numbers) {
        open.removeAll(numbers);
        ahead.addAll(numbers);
    }

    /** Remembers how far everything is settled, when that is news. */
    void keep() {
        long to = open.isEmpty() ? horizon : open.first() - 1;
        Instant now = clock.instant();
        Instant complete = mark.completeAt();
        boolean all = open.isEmpty() && !partly;
        boolean forgotten =
                all && (complete == null || complete.plus(REMEMBERED).isBefore(now));
        ahead.removeIf(number -> number <= to);
        if (to <= mark.takenTo() && !forgotten) return;
        mark = mark.readTo(Math.max(to, mark.takenTo()), all ? now : complete);
        marks.keep(account, folder, mark);
    }
}

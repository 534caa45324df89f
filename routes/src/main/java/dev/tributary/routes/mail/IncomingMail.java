package dev.tributary.routes.mail;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.IntakeResult;
import dev.tributary.engine.spi.ChannelEvent;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one look makes of the mails in a mailbox: read, handed in together, and only then settled. While some are stored the
 * next ones are fetched and taken apart; they are handed in when those before them are stored. What cannot be read is put
 * aside at once and holds up nothing. Used by the mailbox's thread.
 */
final class IncomingMail {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingMail.class);
    /** How many mails are fetched and handed in together. */
    static final int TOGETHER = 50;
    /** How much is fetched at once, in bytes; a larger mail is fetched alone. */
    private static final long LOAD = 8 * 1024 * 1024;

    private final MailAccount account;
    private final MailParser parser;
    private final Quarantine quarantine;
    private final RefusedMails refused;
    private final Withheld withheld;
    /** After a look that broke off, mails are fetched one by one, to see at which. */
    private boolean oneByOne;

    IncomingMail(MailAccount account, MailParser parser, Quarantine quarantine, RefusedMails refused, Clock clock) {
        this.account = account;
        this.parser = parser;
        this.quarantine = quarantine;
        this.refused = refused;
        this.withheld = new Withheld(clock);
    }

    /** The rest of the way in: returns when all events are stored. */
    interface Way {
        /** Hands events in, in one transaction when that can be. */
        void hand(List<ChannelEvent> events) throws Exception;
    }

    /**
     * Takes in what is new, as far as one look goes.
     *
     * @return how many mails there were
     */
    int take(Mailbox.Visit visit, Way way) throws MessagingException {
        List<Found> fresh = visit.fresh(MailboxPoll.MOST_AT_ONCE, withheld::waits);
        List<Found> rest = new ArrayList<>(fresh);
        List<Found> hopeless = fresh.stream().filter(this::hopeless).toList();
        rest.removeAll(hopeless);
        Look look = new Look(visit, way);
        try {
            while (!rest.isEmpty() && !refused.away()) {
                List<Found> load = load(rest);
                rest.removeAll(load);
                take(load, look);
            }
        } catch (MessagingException | RuntimeException e) {
            // what is being stored is not given up for what could not be fetched
            look.end(e);
            throw e;
        }
        look.handOver(null);
        // even to put them aside may take its time
        for (Found mail : hopeless) quarantine(visit, mail, mail.tooLarge() ? MailParser.tooLarge() : withheld(mail));
        if (fresh.isEmpty()) visit.settle(List.of());
        oneByOne = false;
        return fresh.size();
    }

    private boolean hopeless(Found mail) {
        return mail.tooLarge() || withheld.givenUp(mail.key());
    }

    private UnreadableMailException withheld(Found mail) {
        withheld.forget(mail.key());
        return new UnreadableMailException(Quarantine.Cause.NOT_FETCHED, "Its server does not give it out.");
    }

    private List<Found> load(List<Found> rest) {
        if (oneByOne) return List.of(rest.getFirst());
        List<Found> load = new ArrayList<>();
        long bytes = 0;
        for (Found mail : rest) {
            bytes += Math.max(mail.size(), 0);
            if (load.size() == TOGETHER || (bytes > LOAD && !load.isEmpty())) break;
            load.add(mail);
        }
        return load;
    }

    private void take(List<Found> load, Look look) throws MessagingException {
        Map<Found, byte[]> loaded;
        try {
            loaded = loaded(load, look.visit);
        } catch (UnreadableMailException e) {
            if (load.size() == 1) quarantine(look.visit, load.getFirst(), e);
            else for (Found mail : load) take(List.of(mail), look);
            return;
        }
        look.handOver(read(loaded, look.visit));
    }

    private Batch read(Map<Found, byte[]> loaded, Mailbox.Visit visit) throws MessagingException {
        Batch batch = new Batch(new LinkedHashMap<>(), new ArrayList<>());
        for (Map.Entry<Found, byte[]> one : loaded.entrySet()) {
            Found mail = one.getKey();
            try {
                Optional<ChannelEvent> event = parser.read(one.getValue(), account.key(), mail.key(), mail.receivedAt())
                        .event();
                event.ifPresent(worth -> batch.events().put(mail, worth));
                if (event.isEmpty()) batch.nothing().add(mail);
            } catch (UnreadableMailException e) {
                quarantine(visit, mail, e);
            }
        }
        return batch;
    }

    /** Mails that were read together: what they say, and those that say nothing. */
    private record Batch(Map<Found, ChannelEvent> events, List<Found> nothing) {}

    private record Begun(Batch batch, HandingIn handing) {}

    /** One batch is being handed in at most, and none before the one ahead of it is stored. */
    private final class Look {
        final Mailbox.Visit visit;
        final Way way;
        private @Nullable Begun before;

        Look(Mailbox.Visit visit, Way way) {
            this.visit = visit;
            this.way = way;
        }

        /** Begins to hand in a batch once the one ahead is stored, and settles that; null when there are no more. */
        void handOver(@Nullable Batch next) throws MessagingException {
            Begun ahead = before;
            before = null;
            List<Found> done = ahead == null ? List.of() : handedIn(ahead, this);
            // while the database is away nothing more is tried
            if (next != null && !refused.away())
                before = new Begun(
                        next, new HandingIn(way, List.copyOf(next.events().values())));
            if (ahead == null) return;
            List<Found> settled = new ArrayList<>(ahead.batch().nothing());
            settled.addAll(done);
            visit.settle(settled);
        }

        /** Ends after a failure, which is what is told. */
        void end(Exception failure) {
            try {
                handOver(null);
            } catch (MessagingException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private Map<Found, byte[]> loaded(List<Found> load, Mailbox.Visit visit)
            throws MessagingException, UnreadableMailException {
        try {
            Map<Found, byte[]> loaded = visit.load(load);
            for (Found mail : load) {
                if (loaded.containsKey(mail)) withheld.forget(mail.key());
                else withheld.failed(mail.key());
            }
            return loaded;
        } catch (MessagingException e) {
            oneByOne = true;
            if (load.size() == 1) withheld.failed(load.getFirst().key());
            throw e;
        }
    }

    /** Together, which has begun; when that does not go, one by one, to see which is at fault. */
    private List<Found> handedIn(Begun begun, Look look) throws MessagingException {
        Map<Found, ChannelEvent> events = begun.batch().events();
        Exception failure = begun.handing().end();
        if (failure == null) {
            events.keySet().forEach(mail -> refused.forget(mail.key()));
            return List.copyOf(events.keySet());
        }
        LOG.debug("{} mails are handed in one by one", events.size(), failure);
        boolean alone = events.size() == 1;
        List<Found> taken = new ArrayList<>();
        for (Map.Entry<Found, ChannelEvent> one : events.entrySet()) {
            if (refused.away()) break;
            Found mail = one.getKey();
            try {
                if (alone) throw failure;
                look.way.hand(List.of(one.getValue()));
                taken.add(mail);
                refused.forget(mail.key());
            } catch (Exception e) {
                // it stays as it was and comes again, unless it was refused too often
                if (!refused.enough(mail.key(), e)) continue;
                quarantine(
                        look.visit,
                        mail,
                        new UnreadableMailException(Quarantine.Cause.NOT_STORED, "It could be read, but not stored."));
                refused.forget(mail.key());
            }
        }
        return taken;
    }

    /** A report on a mail that nobody here sent is no message: it stays in its mailbox, read. */
    static void told(Object results) {
        Iterable<?> all = results instanceof List<?> list ? list : List.of(results);
        for (Object result : all) {
            if (result instanceof IntakeResult.Updated updated && updated.deliveries() == 0) {
                LOG.info("a report tells nothing new of a mail of ours; it stays in its mailbox");
            }
        }
    }

    /** While its row cannot be written it stays new. */
    private void quarantine(Mailbox.Visit visit, Found mail, UnreadableMailException why) throws MessagingException {
        LOG.warn("mail {} of mailbox {} goes to quarantine: {}", mail.locator(), account.id(), why.reason());
        String copy = visit.copyAside(mail);
        String locator = copy == null ? mail.locator() : copy;
        try {
            quarantine.put(account.id(), mail.key(), locator, why.reason(), why.explanation());
        } catch (RuntimeException e) {
            if (copy != null) visit.removeCopy(copy);
            throw e;
        }
        if (copy != null) visit.remove(mail);
        visit.settle(List.of(mail));
    }
}

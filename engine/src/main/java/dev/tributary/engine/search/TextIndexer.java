package dev.tributary.engine.search;

import dev.tributary.engine.event.EventFeed;
import dev.tributary.engine.event.EventKind;
import dev.tributary.engine.event.LoggedEvent;
import dev.tributary.engine.search.TextIndex.Advance;
import dev.tributary.engine.search.TextIndex.MessageWords;
import dev.tributary.engine.search.TextIndex.Reached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the index up with the event log, on a thread of its own. Events beyond the settled position are seen to at once and
 * again when it has come that far, so that neither a late commit is missed nor a gap in the log holds up what came after it.
 */
@Component
final class TextIndexer implements SmartLifecycle {
    private static final int BATCH = 500;
    private static final long LOOK_MILLIS = 500;
    /** What happens in a conversation and changes nothing that filters go by. */
    private static final Set<EventKind> NO_FACET = EnumSet.of(
            EventKind.CONVERSATION_SEEN, EventKind.DELIVERY_CHANGED, EventKind.MESSAGE_CHANGED, EventKind.NOTIFIED);

    private static final Logger LOG = LoggerFactory.getLogger(TextIndexer.class);

    private final TextIndex index;
    private final TextSource source;
    private final FacetSource facets;
    private final EventFeed feed;
    private final Words words = new Words();
    private final BlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);
    /** Positions beyond the settled one that were seen to. Only the thread uses it. */
    private final TreeSet<Long> ahead = new TreeSet<>();

    /** The last position that was read before the latest writing. Only the thread uses it. */
    private long read;

    private final Object progress = new Object();
    /** Up to which position events are in the index as they stood when they were read. Guarded by {@link #progress}. */
    private long written;

    private volatile @Nullable Thread thread;
    private EventFeed.@Nullable Subscription subscription;

    TextIndexer(TextIndex index, TextSource source, FacetSource facets, EventFeed feed) {
        this.index = index;
        this.source = source;
        this.facets = facets;
        this.feed = feed;
    }

    @Override
    public void start() {
        subscription = feed.subscribe(events -> bell.offer(true));
        Thread started = Thread.ofPlatform().daemon().name("text-index").unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) return;
        thread = null;
        if (subscription != null) subscription.close();
        // never interrupted: an interrupt in the middle of a read closes H2's file
        bell.offer(true);
        try {
            running.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        boolean wasWell = true;
        while (thread != null) {
            try {
                boolean more = index.advance(this::next);
                tell();
                if (!more) waitForBell();
                wasWell = true;
            } catch (RuntimeException e) {
                if (wasWell) LOG.warn("the search index cannot be written; trying again until it can be", e);
                wasWell = false;
                ahead.clear();
                waitForBell();
            }
        }
    }

    private void tell() {
        synchronized (progress) {
            written = Math.max(written, read);
            progress.notifyAll();
        }
    }

    /** Waits, though not for long, until what had happened when this was called is in the index. */
    void catchUp(Duration most) {
        long wanted = feed.newest();
        long end = System.nanoTime() + most.toNanos();
        synchronized (progress) {
            try {
                for (long left = most.toMillis(); written < wanted && left > 0; ) {
                    progress.wait(left);
                    left = (end - System.nanoTime()) / 1_000_000;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable Advance next(Reached reached) {
        if (reached.position() < 0) return anew(feed.position(), null);
        if (reached.conversation() != null) return anew(reached.position(), reached.conversation());
        if (reached.message() != null) {
            List<TextSource.Text> more = source.after(reached.message(), BATCH);
            return new Advance(analysed(more), List.of(), new Reached(reached.position(), null, last(more)));
        }
        return follow(reached.position());
    }

    /** Conversations first, then messages. */
    private Advance anew(long from, @Nullable UUID conversation) {
        List<Facets> some = index.keepsFacets() ? facets.conversationsAfter(conversation, BATCH) : List.of();
        if (some.size() == BATCH)
            return new Advance(List.of(), some, new Reached(from, some.getLast().conversation(), null));
        List<TextSource.Text> first = source.after(null, BATCH);
        return new Advance(analysed(first), some, new Reached(from, null, last(first)));
    }

    /** Where to go on, or null after the last. */
    private static @Nullable UUID last(List<TextSource.Text> some) {
        return some.isEmpty() ? null : some.getLast().id();
    }

    private @Nullable Advance follow(long from) {
        // asked before the log is read: what settles meanwhile is read next time
        long settled = Math.max(from, feed.position());
        ahead.headSet(from, true).clear();
        List<LoggedEvent> fresh = new ArrayList<>();
        read = from;
        while (true) {
            List<LoggedEvent> some = feed.after(read, BATCH);
            for (LoggedEvent event : some) if (!ahead.contains(event.position())) fresh.add(event);
            if (!some.isEmpty()) read = some.getLast().position();
            if (some.size() < BATCH || fresh.size() >= BATCH) break;
        }
        long reached = Math.min(settled, Math.max(read, from));
        if (fresh.isEmpty() && reached == from) return null;
        Set<UUID> contacts = new HashSet<>();
        Collection<MessageWords> written = analysed(texts(fresh, contacts));
        Collection<Facets> known = index.keepsFacets() ? facets.conversations(touched(fresh, contacts)) : List.of();
        fresh.forEach(event -> ahead.add(event.position()));
        ahead.headSet(reached, true).clear();
        return new Advance(written, known, new Reached(reached, null, null));
    }

    /** Conversations of which something has changed that filters go by. */
    private Set<UUID> touched(List<LoggedEvent> events, Set<UUID> contacts) {
        Set<UUID> touched = new HashSet<>(contacts.isEmpty() ? List.of() : facets.conversationsOf(contacts));
        for (LoggedEvent event : events)
            if (event.conversationId() != null && !NO_FACET.contains(event.kind())) touched.add(event.conversationId());
        return touched;
    }

    private List<TextSource.Text> texts(List<LoggedEvent> events, Set<UUID> contacts) {
        Set<UUID> messages = new HashSet<>();
        Set<UUID> conversations = new HashSet<>();
        for (LoggedEvent event : events) {
            if (writes(event.kind()) && event.messageId() != null) messages.add(event.messageId());
            if (event.kind() == EventKind.CONTACT_CHANGED) changed(event, contacts, conversations);
        }
        List<TextSource.Text> texts = new ArrayList<>();
        if (!messages.isEmpty()) texts.addAll(source.messages(messages));
        if (!contacts.isEmpty() || !conversations.isEmpty())
            source.messagesOf(contacts, conversations).stream()
                    .filter(text -> !messages.contains(text.id()))
                    .forEach(texts::add);
        return texts;
    }

    private static boolean writes(EventKind kind) {
        return switch (kind) {
            case MESSAGE_RECEIVED, MESSAGE_SENT, MESSAGE_CHANGED, NOTE_WRITTEN, MESSAGE_MOVED -> true;
            default -> false;
        };
    }

    /** A change of the card names the contact or, said by the visitor, the conversation. One of her presence names neither. */
    private static void changed(LoggedEvent event, Set<UUID> contacts, Set<UUID> conversations) {
        String details = event.details();
        if (details == null) return;
        if (details.equals("card") && event.conversationId() != null) conversations.add(event.conversationId());
        if (details.length() == 36) contacts.add(UUID.fromString(details));
    }

    private List<MessageWords> analysed(List<TextSource.Text> texts) {
        return texts.stream()
                .map(text -> new MessageWords(text.id(), text.conversation(), text.at(), words.forms(text.texts())))
                .toList();
    }

    @SuppressWarnings("unused") // the answer says only whether the bell or the clock woke us
    private void waitForBell() {
        try {
            Boolean rung = bell.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("interrupted while waiting for the bell; going on");
        }
    }
}

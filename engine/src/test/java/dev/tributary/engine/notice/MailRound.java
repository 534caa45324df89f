package dev.tributary.engine.notice;

import dev.tributary.engine.kit.EngineKit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The mails of notices without the scheduler, so that a test plays a week by its own clock: what is asked for is done when
 * the test says so, the same errands at the same moments. One thread.
 */
public final class MailRound implements NoticeMail {
    private final Map<UUID, Instant> due = new TreeMap<>();
    private Instant now = Instant.EPOCH;

    /** What is asked for from now on is due at this moment. */
    public void at(Instant moment) {
        now = moment;
    }

    @Override
    public void take(Notice notice) {
        due.put(notice.id(), now);
    }

    /** When something is due next, if anything is. */
    public Optional<Instant> next() {
        return due.values().stream().min(Instant::compareTo);
    }

    /** Does what is due by now. */
    public void run(EngineKit kit) {
        NoticePost post = kit.get(NoticePost.class);
        List<UUID> ready = due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
        for (UUID notice : ready) {
            Optional<Instant> again = post.run(notice);
            if (again.isPresent()) due.put(notice, again.get());
            else due.remove(notice);
        }
    }
}

package dev.tributary.engine.notice;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.access.Permissions;
import dev.tributary.engine.notice.BellStore.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an agent is told on the screen: a list, one line for each conversation, and what a browser shows while nobody looks.
 * Everybody sees their own, and of those only what they may open at that moment.
 */
@Component
public final class Bell {
    /** What is older is no news: it stands in the list and is not shown by a browser that comes late. */
    static final Duration NEWS = Duration.ofMinutes(30);

    private static final int READ_AT_ONCE = 200;

    private final BellStore store;
    private final NoticeWishStore wishes;
    private final Permissions permissions;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Bell(
            BellStore store,
            NoticeWishStore wishes,
            Permissions permissions,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.wishes = wishes;
        this.permissions = permissions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The newest notice of each conversation, newest first. */
    public List<Line> latest(UUID agent, int limit) {
        Map<UUID, Line> one = new LinkedHashMap<>();
        for (Line line : store.lines(permissions.active(agent), READ_AT_ONCE))
            one.putIfAbsent(line.conversation(), line);
        return one.values().stream().limit(limit).toList();
    }

    /** In how many conversations something was told that the agent has not read. */
    public int unread(UUID agent) {
        return store.unread(permissions.active(agent));
    }

    /** The agent has opened this conversation. */
    public void read(UUID agent, UUID conversation) {
        permissions.active(agent);
        transactions.executeWithoutResult(status -> store.read(agent, conversation, clock.instant()));
    }

    /** The agent has seen the list and wants it quiet. */
    public void readAll(UUID agent) {
        permissions.active(agent);
        transactions.executeWithoutResult(status -> store.readAll(agent, clock.instant()));
    }

    /** What a browser of the agent is to show now; each is given out once, to whichever asks first. */
    public List<Line> show(UUID agent) {
        Agent who = permissions.active(agent);
        Instant now = clock.instant();
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Line> unshown = store.unshown(who, now.minus(NEWS));
            if (unshown.isEmpty()) return List.<Line>of();
            Set<UUID> mine = store.claim(unshown.stream().map(Line::notice).toList(), now);
            return unshown.stream().filter(line -> mine.contains(line.notice())).toList();
        }));
    }

    /** What the agent wants to be told of, and how. */
    public NoticeWishes wishes(UUID agent) {
        permissions.active(agent);
        return wishes.of(Set.of(agent)).getOrDefault(agent, NoticeWishes.ALL);
    }

    /** The agent's own choice of it. */
    public void change(UUID agent, NoticeWishes wanted) {
        permissions.active(agent);
        transactions.executeWithoutResult(status -> wishes.keep(agent, wanted));
    }
}

package dev.tributary.routes.stream;

import dev.tributary.engine.channel.Quarantine;
import dev.tributary.engine.intake.UnknownAccountException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How often something was refused. While the database is away nothing counts; when it is there and the same thing is
 * refused time after time, the thing is at fault and would block what is behind it. Counts in memory: a restart begins anew.
 * Thread-safe.
 */
public final class Refusals {
    /** After so many it is at fault. */
    public static final int TRIES = 5;

    private static final int MOST = 10_000;
    static final int DEEPEST = 30;

    private final Quarantine quarantine;
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    /** Nothing was refused yet. */
    public Refusals(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Whether this failure says nothing of what was handed in: the account is not there, or the database does not answer. */
    public boolean away(Throwable failure) {
        return find(failure, UnknownAccountException.class) != null || !databaseAnswers();
    }

    /** Counts one refusal; how many there were. */
    public int count(String thing) {
        if (tries.size() >= MOST) tries.clear();
        return tries.merge(thing, 1, Integer::sum);
    }

    /** It was taken in, or put away. */
    public void forget(String thing) {
        tries.remove(thing);
    }

    static <T> @Nullable T find(Throwable failure, Class<T> kind) {
        int steps = 0;
        for (Throwable at = failure; at != null && steps++ < DEEPEST; at = at.getCause())
            if (kind.isInstance(at)) return kind.cast(at);
        return null;
    }

    private boolean databaseAnswers() {
        try {
            int unused = quarantine.open();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

package dev.tributary.engine.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.tributary.engine.event.CommitBell;
import dev.tributary.engine.event.LocalBell;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The bell between nodes that share one PostgreSQL: {@code NOTIFY} after a commit, {@code LISTEN} on a connection of its
 * own. It carries no content, so one that is lost costs at most the feed's next poll. On H2, where there is one node, it
 * stays silent.
 */
@Component
final class PostgresBell implements CommitBell, SmartLifecycle {
    /** After the feed it rings. */
    private static final int PHASE = -900;

    private static final int LISTEN_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBell.class);

    private final HikariDataSource pool;
    private final boolean postgres;
    private final LocalBell here;
    /** Room for one: many commits in a moment are one notification. */
    private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

    private volatile @Nullable CountDownLatch stopped;
    private volatile @Nullable Connection line;

    PostgresBell(HikariDataSource pool, DatabaseAddress address, LocalBell here) {
        this.pool = pool;
        this.postgres = address.postgres();
        this.here = here;
    }

    @Override
    public void ring() {
        if (postgres) rung.offer(true);
    }

    @Override
    public void start() {
        CountDownLatch running = new CountDownLatch(postgres ? 2 : 0);
        stopped = running;
        if (!postgres) return;
        Thread.ofVirtual().name("event-notify").start(() -> untilStopped(running, this::notifyOthers));
        Thread.ofVirtual().name("event-listen").start(() -> untilStopped(running, this::listen));
    }

    @Override
    public void stop() {
        CountDownLatch running = stopped;
        if (running == null) return;
        stopped = null;
        wake();
        try {
            if (!running.await(10, TimeUnit.SECONDS)) LOG.warn("the bell between nodes did not stop in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Both threads are most likely waiting; a stop need not wait with them. */
    private void wake() {
        rung.offer(true);
        Connection listening = line;
        if (listening == null) return;
        try {
            listening.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("the listening connection could not be cut; its thread ends by itself", e);
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void untilStopped(CountDownLatch running, Work work) {
        boolean wasWell = true;
        while (stopped != null) {
            try {
                work.run();
                wasWell = true;
            } catch (SQLException e) {
                if (wasWell && stopped != null)
                    LOG.warn("the bell between nodes is out of order; nodes poll until it rings again", e);
                wasWell = false;
                if (stopped != null) pause();
            } catch (InterruptedException e) {
                break;
            }
        }
        running.countDown();
    }

    private void notifyOthers() throws SQLException, InterruptedException {
        if (rung.poll(LISTEN_MILLIS, TimeUnit.MILLISECONDS) == null || stopped == null) return;
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("notify tributary_events");
        }
    }

    private void listen() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                Statement statement = connection.createStatement()) {
            line = connection;
            statement.execute("listen tributary_events");
            PGConnection listening = connection.unwrap(PGConnection.class);
            // what was committed while nobody listened
            here.ring();
            while (stopped != null) {
                if (listening.getNotifications(LISTEN_MILLIS).length > 0) here.ring();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            LOG.debug("interrupted while the bell was out of order; going on");
        }
    }

    private interface Work {
        void run() throws SQLException, InterruptedException;
    }
}

package dev.tributary.routes.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose files are routes. It is looked at by content twice a second: a new file is opened, a changed one opened
 * beside the old and put in its place, a vanished one closed. One that cannot be opened changes nothing but its fault, and
 * is tried again when its content changes. Each file is looked after by a thread of its own, so that one that takes long to
 * open or to close holds up no other. Thread-safe.
 *
 * @param <T> what a file becomes once it is open
 */
public final class RouteFolder<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);
    private static final int LOOK_AGAIN_MILLIS = 500;
    private static final int GOODBYE_MILLIS = 10_000;
    /** A house starts without what takes longer to open; that comes when it can. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Path folder;
    private final FolderReader reader;
    private final FileOpener<T> opener;
    private final FileKind<T> kind;
    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();
    /** Who looks after which file just now. */
    private final Map<String, Thread> busy = new HashMap<>();
    /** Held while others are told of a change. */
    private final ReentrantLock telling = new ReentrantLock();

    private @Nullable ScheduledExecutorService thread;
    private volatile boolean stopped;
    private boolean warm;

    /**
     * Does nothing yet.
     *
     * @param folder where the files lie; need not be there
     * @param kind what they are good for
     * @param schemes which Camel components they may use, for example {@code direct} and {@code https}; with {@code *} any
     */
    public RouteFolder(Path folder, FileKind<T> kind, Set<String> schemes) {
        this.folder = folder;
        this.reader = new FolderReader(folder, true);
        this.opener = new FileOpener<>(kind, schemes);
        this.kind = kind;
    }

    /** What is known of a file. */
    private record Entry<T>(
            @Nullable RouteFile seen,
            @Nullable OpenFile<T> open,
            @Nullable FileFault fault) {}

    /** Opens what is there, and keeps looking. Takes as long as opening takes, within reason. */
    public synchronized void start() {
        if (thread != null) return;
        stopped = false;
        begin();
        join(List.copyOf(busy.values()), PATIENCE_MILLIS);
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .name(folder.getFileName() + "-folder")
                .daemon()
                .factory());
        var unused = fresh.scheduleWithFixedDelay(
                this::lookAgain, LOOK_AGAIN_MILLIS, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        thread = fresh;
    }

    /** Looks no more, and closes what is open. */
    public void stop() {
        List<Thread> working;
        synchronized (this) {
            stopped = true;
            if (thread != null) thread.shutdownNow();
            thread = null;
            working = List.copyOf(busy.values());
        }
        join(working, GOODBYE_MILLIS);
        List<Entry<T>> all = List.copyOf(entries.values());
        entries.clear();
        all.forEach(RouteFolder::close);
    }

    /** Whether it looks. */
    public synchronized boolean running() {
        return thread != null;
    }

    /** What the file of that name is, as it was last sound; empty when there is none. */
    public Optional<T> open(String name) {
        Entry<T> entry = entries.get(name);
        return entry == null || entry.open() == null
                ? Optional.empty()
                : Optional.of(entry.open().what());
    }

    /** All that are open, by name. */
    public Map<String, T> open() {
        Map<String, T> open = new TreeMap<>();
        entries.forEach((name, entry) -> {
            if (entry.open() != null) open.put(name, entry.open().what());
        });
        return open;
    }

    /** What is wrong with the newest version of files, by name; an older version may be open all the same. */
    public Map<String, FileFault> faults() {
        Map<String, FileFault> faults = new TreeMap<>();
        entries.forEach((name, entry) -> {
            if (entry.fault() != null) faults.put(name, entry.fault());
        });
        return faults;
    }

    private void lookAgain() {
        try {
            begin();
            if (entries.isEmpty() && Files.isDirectory(folder)) warm();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be looked at; this is tried again", folder, e);
        }
    }

    /** The first context of a process takes seconds, and the file that is dropped in first should not wait for them. */
    private void warm() {
        if (warm) return;
        warm = true;
        QuietContext.warm();
    }

    /** Looks at the folder now; returns when everything that was in it is open, broken or closed. */
    public void look() {
        join(working(), 0);
        begin();
        join(working(), 0);
    }

    private synchronized List<Thread> working() {
        return List.copyOf(busy.values());
    }

    /** Has every file looked at that nobody looks at just now. */
    private synchronized void begin() {
        if (stopped) return;
        Map<String, List<Path>> files;
        try {
            files = reader.files();
        } catch (IOException e) {
            LOG.warn("{} could not be read; what is open stays so", folder, e);
            return;
        }
        busy.values().removeIf(worker -> !worker.isAlive());
        Set<String> names = new HashSet<>(entries.keySet());
        names.addAll(files.keySet());
        for (String name : names)
            busy.computeIfAbsent(
                    name,
                    free -> Thread.ofVirtual()
                            .name(folder.getFileName() + "/" + name)
                            .start(() -> lookAfter(name, files.getOrDefault(name, List.of()))));
    }

    private void lookAfter(String name, List<Path> paths) {
        try {
            Entry<T> before = entries.get(name);
            Entry<T> now = paths.isEmpty() ? null : looked(before, name, paths);
            if (now == null ? before == null : now.equals(before)) return;
            if (now == null) {
                entries.remove(name);
                LOG.info("{}/{} is gone", folder.getFileName(), name);
            } else entries.put(name, now);
            tell();
            // last, for it waits for what is under way
            if (before != null && (now == null || before.open() != now.open())) close(before);
        } catch (RuntimeException e) {
            LOG.warn("{}/{} could not be looked at; this is tried again", folder.getFileName(), name, e);
        }
    }

    private void tell() {
        telling.lock();
        try {
            kind.changed();
        } finally {
            telling.unlock();
        }
    }

    private Entry<T> looked(@Nullable Entry<T> before, String name, List<Path> paths) {
        RouteFile seen = null;
        OpenFile<T> serving = before == null ? null : before.open();
        try {
            seen = reader.read(name, paths);
            if (before != null && seen.equals(before.seen())) return before;
            OpenFile<T> fresh = opener.read(seen);
            if (serving != null && seen.stopsFirst()) serving.close();
            OpenFile<T> open = opener.start(fresh);
            LOG.info("{} is open", seen);
            return new Entry<>(seen, open, null);
        } catch (UnsoundFile e) {
            if (serving != null && serving.closed()) serving = again(serving);
            Entry<T> broken = new Entry<>(seen, serving, e.fault());
            if (!broken.equals(before))
                LOG.warn("{}{}", e.fault(), serving == null ? "" : " (its last sound version still serves)");
            return broken;
        }
    }

    /** What had to be closed for a version that then could not be started. */
    private @Nullable OpenFile<T> again(OpenFile<T> closed) {
        try {
            return opener.start(opener.read(closed.file()));
        } catch (UnsoundFile e) {
            LOG.warn("{} could not be opened again: {}", closed.file(), e.fault());
            return null;
        }
    }

    private static void join(List<Thread> workers, long millis) {
        try {
            for (Thread worker : workers) worker.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Entry<?> entry) {
        OpenFile<?> open = entry.open();
        if (open != null) open.close();
    }
}

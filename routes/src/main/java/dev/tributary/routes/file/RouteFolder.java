package dev.tributary.routes.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose files are routes. It is looked at by content every few seconds: a new file is opened, a changed one opened
 * beside the old and put in its place, a vanished one closed. One that cannot be opened changes nothing but its fault, and
 * is tried again when its content changes. Thread-safe.
 *
 * @param <T> what a file becomes once it is open
 */
public final class RouteFolder<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);
    private static final int LOOK_AGAIN_SECONDS = 2;

    private final Path folder;
    private final FolderReader reader;
    private final FileOpener<T> opener;
    private final FileKind<T> kind;
    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();

    private @Nullable ScheduledExecutorService thread;

    /**
     * Does nothing yet.
     *
     * @param folder where the files lie; need not be there
     * @param kind what they are good for
     * @param schemes which Camel components they may use, for example {@code direct} and {@code https}
     */
    public RouteFolder(Path folder, FileKind<T> kind, Set<String> schemes) {
        this.folder = folder;
        this.reader = new FolderReader(folder);
        this.opener = new FileOpener<>(kind, schemes);
        this.kind = kind;
    }

    /** What is known of a file. */
    private record Entry<T>(
            @Nullable RouteFile seen,
            @Nullable OpenFile<T> open,
            @Nullable FileFault fault) {}

    /** Opens what is there, and keeps looking. Takes as long as opening takes. */
    public synchronized void start() {
        if (thread != null) return;
        look();
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .name(folder.getFileName() + "-folder")
                .daemon()
                .factory());
        var unused =
                fresh.scheduleWithFixedDelay(this::lookAgain, LOOK_AGAIN_SECONDS, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
        thread = fresh;
    }

    /** Looks no more, and closes what is open. */
    public synchronized void stop() {
        if (thread != null) thread.shutdownNow();
        thread = null;
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
            look();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be looked at; this is tried again", folder, e);
        }
    }

    /** Looks at the folder now; returns when everything in it is open, broken or closed. */
    public synchronized void look() {
        Map<String, Path> files;
        try {
            files = reader.files();
        } catch (IOException e) {
            LOG.warn("{} could not be read; what is open stays so", folder, e);
            return;
        }
        List<Entry<T>> past = new ArrayList<>();
        boolean changed = false;
        for (String name : List.copyOf(entries.keySet()))
            if (!files.containsKey(name)) {
                Entry<T> gone = entries.remove(name);
                if (gone != null) past.add(gone);
                LOG.info("{}/{}.yaml is gone", folder.getFileName(), name);
                changed = true;
            }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Entry<T> before = entries.get(file.getKey());
            Entry<T> now = looked(before, file.getKey(), file.getValue());
            if (now.equals(before)) continue;
            entries.put(file.getKey(), now);
            if (before != null && before.open() != now.open()) past.add(before);
            changed = true;
        }
        if (changed) kind.changed();
        // last, for it waits for what they are doing
        past.forEach(RouteFolder::close);
    }

    private Entry<T> looked(@Nullable Entry<T> before, String name, Path path) {
        RouteFile seen = null;
        OpenFile<T> old = before == null ? null : before.open();
        try {
            seen = reader.read(name, path);
            if (before != null && seen.equals(before.seen())) return before;
            OpenFile<T> open = opener.open(seen);
            LOG.info("{} is open", seen);
            return new Entry<>(seen, open, null);
        } catch (UnsoundFile e) {
            Entry<T> broken = new Entry<>(seen, old, e.fault());
            if (!broken.equals(before))
                LOG.warn("{}{}", e.fault(), old == null ? "" : " (its last sound version still serves)");
            return broken;
        }
    }

    private static void close(Entry<?> entry) {
        OpenFile<?> open = entry.open();
        if (open != null) open.close();
    }
}

package dev.tributary.routes.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A single route file, opened outside its folder to be looked at.
 *
 * @param <T> what it becomes
 */
public final class OneFile<T> implements AutoCloseable {
    private final OpenFile<T> open;

    private OneFile(OpenFile<T> open) {
        this.open = open;
    }

    /**
     * Opens and starts a file; a kind whose context does not start its routes by itself leaves them standing.
     *
     * @throws UnsoundFile when it cannot be read or started
     */
    public static <T> OneFile<T> open(Path path, FileKind<T> kind, Set<String> schemes) throws UnsoundFile {
        FileOpener<T> opener = new FileOpener<>(kind, schemes);
        return new OneFile<>(opener.start(opener.read(read(path))));
    }

    private static RouteFile read(Path path) throws UnsoundFile {
        Path whole = path.toAbsolutePath().normalize();
        String file = whole.getFileName().toString();
        int dot = file.lastIndexOf('.');
        Path folder = whole.getParent();
        if (folder == null || dot < 1) throw new UnsoundFile(new FileFault(file, 0, "unreadable", file));
        return new FolderReader(folder, false).read(file.substring(0, dot), List.of(whole));
    }

    /** What it became. */
    public T what() {
        return open.what();
    }

    /** Its context. */
    public DefaultCamelContext context() {
        return open.context();
    }

    @Override
    public void close() {
        open.close();
    }
}

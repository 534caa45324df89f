package dev.tributary.engine.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder in memory, where the system has room there: a hundred databases are a hundred thousand files, and a disk takes
 * longer to delete them than a JVM is given to end.
 */
final class MemoryFolder {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM_BYTES = 4L << 30;

    private MemoryFolder() {}

    /** An empty one, named so and after this process; null where there is no room. What dead processes left goes. */
    static @Nullable Path of(String name) {
        File memory = MEMORY.toFile();
        if (!memory.isDirectory() || !memory.canWrite()) return null;
        try {
            try (Stream<Path> all = Files.list(MEMORY)) {
                all.filter(path -> path.getFileName().toString().startsWith(name) && !lives(path, name))
                        .toList()
                        .forEach(TestDatabase::delete);
            }
            if (memory.getUsableSpace() < ROOM_BYTES) return null;
            return Files.createDirectory(
                    MEMORY.resolve(name + ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lives(Path folder, String name) {
        try {
            long process = Long.parseLong(folder.getFileName().toString().substring(name.length()));
            return process != ProcessHandle.current().pid()
                    && ProcessHandle.of(process).isPresent();
        } catch (NumberFormatException e) {
            return true;
        }
    }
}

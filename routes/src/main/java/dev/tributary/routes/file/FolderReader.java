package dev.tributary.routes.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the route files of a folder. */
final class FolderReader {
    private static final String ENDING = ".yaml";
    private static final int LARGEST = 1_000_000;
    private static final int LONGEST_NAME = 60;

    private final Path folder;

    FolderReader(Path folder) {
        this.folder = folder;
    }

    /** The files by name, in its order; none when there is no folder. */
    Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) return files;
        try (Stream<Path> there = Files.list(folder)) {
            for (Path path : there.toList()) {
                String file = path.getFileName().toString();
                if (file.endsWith(ENDING) && !file.startsWith(".") && Files.isRegularFile(path))
                    files.put(file.substring(0, file.length() - ENDING.length()), path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    /** Reads one of them, and the properties beside it. */
    RouteFile read(String name, Path path) throws UnsoundFile {
        String place = folder.getFileName() + "/" + path.getFileName();
        if (!word(name)) throw new UnsoundFile(new FileFault(place, 0, "name", name));
        Path properties = folder.resolve(name + ".properties");
        try {
            for (Path mine : List.of(folder, path, properties))
                if (writableByOthers(mine)) {
                    throw new UnsoundFile(new FileFault(
                            place, 0, "writable", mine.getFileName().toString()));
                }
            if (Files.size(path) > LARGEST)
                throw new UnsoundFile(new FileFault(place, 0, "large", Integer.toString(LARGEST)));
            return new RouteFile(name, place, Files.readString(path), properties(properties));
        } catch (CharacterCodingException e) {
            throw new UnsoundFile(new FileFault(place, 0, "encoding", ""));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnsoundFile(new FileFault(place, 0, "unreadable", String.valueOf(e.getMessage())));
        }
    }

    private static boolean word(String name) {
        return name.length() <= LONGEST_NAME
                && !name.isEmpty()
                && Character.isLetter(name.charAt(0))
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
    }

    /** A route file is as good as code, so nobody but its owner may change it. Where files have no such rights, anybody may. */
    private static boolean writableByOthers(Path path) throws IOException {
        if (!Files.exists(path)
                || !path.getFileSystem().supportedFileAttributeViews().contains("posix")) return false;
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        return rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static Map<String, String> properties(Path path) throws IOException {
        Map<String, String> read = new HashMap<>();
        if (!Files.exists(path)) return read;
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        return read;
    }
}

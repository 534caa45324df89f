package dev.tributary.routes.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the route files of a folder. */
final class FolderReader {
    private static final List<String> ENDINGS = List.of(".xml", ".yaml");
    private static final int LARGEST = 1_000_000;
    private static final int LONGEST_NAME = 60;

    private final Path folder;
    private final boolean run;

    /** @param run whether what is read is to run: then nobody but its owner may be able to write it */
    FolderReader(Path folder, boolean run) {
        this.folder = folder;
        this.run = run;
    }

    /** The files by name, in its order; none when there is no folder. More than one of a name is a fault of theirs. */
    Map<String, List<Path>> files() throws IOException {
        Map<String, List<Path>> files = new TreeMap<>();
        for (Path path : in(folder)) {
            String file = path.getFileName().toString();
            for (String ending : ENDINGS)
                if (file.endsWith(ending) && !file.startsWith(".") && Files.isRegularFile(path))
                    files.computeIfAbsent(file.substring(0, file.length() - ending.length()), name -> new ArrayList<>())
                            .add(path);
        }
        return files;
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> there = Files.list(folder)) {
            return there.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Reads one of them, and what lies beside it. */
    RouteFile read(String name, List<Path> paths) throws UnsoundFile {
        Path path = paths.getLast();
        String place = folder.getFileName() + "/" + path.getFileName();
        if (!word(name)) throw new UnsoundFile(new FileFault(place, 0, "name", name));
        if (paths.size() > 1) throw new UnsoundFile(new FileFault(place, 0, "twice", name));
        Path properties = folder.resolve(name + ".properties");
        Path lib = folder.resolve(name + "-lib");
        try {
            List<Path> jars = in(lib).stream()
                    .filter(jar -> jar.getFileName().toString().endsWith(".jar"))
                    .toList();
            List<Path> all = new ArrayList<>(List.of(folder, path, properties, lib));
            all.addAll(jars);
            for (Path mine : all)
                if (run && writableByOthers(mine)) {
                    throw new UnsoundFile(new FileFault(
                            place, 0, "writable", mine.getFileName().toString()));
                }
            if (Files.size(path) > LARGEST)
                throw new UnsoundFile(new FileFault(place, 0, "large", Integer.toString(LARGEST)));
            List<RouteFile.Jar> read = new ArrayList<>();
            for (Path jar : jars) read.add(new RouteFile.Jar(jar, Files.size(jar), Files.getLastModifiedTime(jar)));
            return new RouteFile(name, place, Files.readString(path), properties(properties), read);
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

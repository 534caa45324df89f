package dev.tributary.routes.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the mails of a set. */
final class MailFiles {
    private MailFiles() {}

    /** Every file that is a mail by its name, in a fixed order. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(MailFiles::isMail).sorted().toList();
        }
    }

    private static boolean isMail(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".eml")
                || name.endsWith(".raw")
                || name.endsWith(".msg")
                || (name.startsWith("msg_") && name.endsWith(".txt"));
    }

    /** A file that the cases call by its name only, wherever in the set it lies. */
    static Path named(Path folder, String name) throws IOException {
        Path direct = folder.resolve(name);
        if (Files.isRegularFile(direct)) return direct;
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElse(direct);
        }
    }
}

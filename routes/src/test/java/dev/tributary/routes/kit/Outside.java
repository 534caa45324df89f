package dev.tributary.routes.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Input that nobody here wrote: test material of other projects, kept beside the repository. Looked for in
 * {@code TRIBUTARY_CORPORA}, else in {@code shared/corpora} beside the working copy or above it; tests that need it are
 * skipped, and say so, when it is not there.
 */
public final class Outside {
    private Outside() {}

    /** The folders of these sets; skips the test when one is missing. */
    public static List<Path> sets(String... names) {
        Path folder = folder();
        boolean there = Stream.of(names).allMatch(name -> Files.isDirectory(folder.resolve(name)));
        if (!there) {
            System.err.println("SKIPPED: no " + String.join(", ", names) + " in " + folder + "; set TRIBUTARY_CORPORA");
        }
        Assumptions.assumeTrue(there, "outside input is not there");
        return Stream.of(names).map(folder::resolve).toList();
    }

    /** The mails of the three mail sets, in a fixed order. */
    public static List<Path> mails() throws IOException {
        List<Path> all = new java.util.ArrayList<>();
        for (Path set : sets("mail-redmine", "mail-cpython", "mail-enmime")) {
            try (Stream<Path> files = Files.walk(set)) {
                all.addAll(files.filter(Outside::isMail).sorted().toList());
            }
        }
        return all;
    }

    private static boolean isMail(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".eml") || name.endsWith(".raw") || (name.startsWith("msg_") && name.endsWith(".txt"));
    }

    private static Path folder() {
        String given = System.getenv("TRIBUTARY_CORPORA");
        if (given != null) return Path.of(given);
        Path here = Path.of("").toAbsolutePath();
        for (Path above = here; above != null; above = above.getParent()) {
            Path beside = above.resolve("shared/corpora");
            if (Files.isDirectory(beside)) return beside;
        }
        return here.resolve("../../shared/corpora").normalize();
    }
}

package dev.tributary.routes.score;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./tributary score [SET…] [--data DIR] [--failures]}: scores the named sets, or all, and ends with one line
 * {@code SCORE name got of bar} for each figure; {@code bar} is {@code >= n}, {@code <= n}, or {@code -} where there is
 * none. With {@code --failures} lines {@code MISSED name id} stand before them. A set whose folder is not there is told on
 * the error stream, and so is one that cannot be scored. Ends with 0 when every bar is reached, 1 when one is not, 2 when it
 * was called wrongly.
 */
public final class Score {
    /** The sets of this module. */
    static final List<ScoredSet> SETS = List.of(
            new Cards(),
            new TalonReplies(),
            new CrispReplies(),
            new RedmineMails(),
            new LeafParts(),
            new JamesMails(),
            new TornMails("mail-enmime"),
            new TornMails("mail-cpython"),
            new WinmailFiles(),
            new BouncedAddresses(),
            new BounceReasons(),
            new MessengerPayloads(),
            new MessengerSignatures());

    private Score() {}

    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream error = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(words, out, error));
    }

    /** Runs the command and gives its exit status. */
    static int run(String[] words, PrintStream out, PrintStream error) {
        List<String> names = new ArrayList<>();
        Path data = data(System.getenv("TRIBUTARY_CORPORA"));
        boolean failures = false;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (word.equals("--failures")) {
                failures = true;
            } else if (word.startsWith("--data=")) {
                data = Path.of(word.substring("--data=".length()));
            } else if (word.equals("--data") && i + 1 < words.length) {
                data = Path.of(words[++i]);
            } else if (all().stream().anyMatch(set -> set.name().equals(word))) {
                names.add(word);
            } else {
                error.println(
                        "I do not know '" + word + "'. Use: ./tributary score [SET ...] [--data DIR] [--failures]");
                error.println("Sets: "
                        + String.join(" ", all().stream().map(ScoredSet::name).toList()));
                return 2;
            }
        }
        return run(names, data, failures, out, error);
    }

    private static List<ScoredSet> all() {
        List<ScoredSet> all = new ArrayList<>(SETS);
        ServiceLoader.load(ScoredSet.class).forEach(all::add);
        return all;
    }

    private static int run(List<String> names, Path data, boolean failures, PrintStream out, PrintStream error) {
        List<Tally> tallies = new ArrayList<>();
        boolean whole = true;
        for (ScoredSet set : all()) {
            if (!names.isEmpty() && !names.contains(set.name())) continue;
            Path folder = data.resolve(set.name());
            if (!Files.isDirectory(folder)) {
                error.println("SKIPPED " + set.name() + ": there is no folder " + folder);
                continue;
            }
            try {
                tallies.addAll(set.score(folder));
            } catch (IOException | RuntimeException e) {
                // one set that cannot be read, or whose browser does not start, takes no other with it
                error.println("FAILED " + set.name() + ": " + e);
                whole = false;
            }
        }
        tallies.removeIf(Tally::empty);
        if (failures) {
            for (Tally tally : tallies) tally.missed().forEach(out::println);
        }
        for (Tally tally : tallies) out.println(tally.line());
        return whole && tallies.stream().allMatch(Tally::good) ? 0 : 1;
    }

    /** The folder given, or {@code shared/corpora} beside the repository, wherever in it we were started. */
    public static Path data(@Nullable String given) {
        if (given != null && !given.isBlank()) return Path.of(given);
        Path here = Path.of("").toAbsolutePath();
        for (Path above = here; above != null; above = above.getParent()) {
            Path folder = above.resolve("shared").resolve("corpora");
            if (Files.isDirectory(folder)) return folder;
        }
        return here.resolve("../shared/corpora").normalize();
    }
}

package dev.tributary.routes.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ScoreTest {
    static final List<String> NAMES = Score.SETS.stream().map(ScoredSet::name).toList();

    @TempDir
    Path empty;

    @ParameterizedTest
    @FieldSource("NAMES")
    void theBarIsReached(String name) throws IOException {
        Path folder = Score.data(System.getenv("TRIBUTARY_CORPORA")).resolve(name);
        if (!Files.isDirectory(folder)) System.err.println("SKIPPED: no outside data in " + folder);
        Assumptions.assumeTrue(Files.isDirectory(folder), "the outside data is not there");
        Run run = run(name, "--data", folder.getParent().toString(), "--failures");
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).contains("SCORE " + name);
    }

    @Test
    void anyFolderOfTheSameLayoutIsScored() throws IOException {
        Path set = Files.createDirectories(empty.resolve("reply-crisp"));
        Files.writeString(set.resolve("cases.jsonl"), """
                {"id": "a", "input": "Yes\\n\\n> ok?", "expected_first_fragment": "Yes"}
                {"id": "b", "input": "Yes", "expected_first_fragment": "No"}
                """);
        Run run = run("--data=" + empty, "--failures");
        assertThat(run.out().lines()).containsExactly("MISSED reply-crisp-exact b", "SCORE reply-crisp-exact 1 2 >= 2");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aSetThatCannotBeScoredTakesNoOtherWithIt() throws IOException {
        Path broken = Files.createDirectories(empty.resolve("reply-talon"));
        Files.writeString(broken.resolve("cases.jsonl"), "this is no JSON");
        Path set = Files.createDirectories(empty.resolve("reply-crisp"));
        Files.writeString(set.resolve("cases.jsonl"), """
                {"id": "a", "input": "Yes", "expected_first_fragment": "Yes"}
                """);
        Run run = run("--data=" + empty);
        assertThat(run.out().lines()).containsExactly("SCORE reply-crisp-exact 1 1 >= 1");
        assertThat(run.error()).contains("FAILED reply-talon");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aWordNobodyKnowsIsRefused() {
        assertThat(run("tea").status()).isEqualTo(2);
    }

    private record Run(int status, String out, String error) {}

    private static Run run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int status = Score.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(error, true, StandardCharsets.UTF_8));
        return new Run(status, out.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
    }
}

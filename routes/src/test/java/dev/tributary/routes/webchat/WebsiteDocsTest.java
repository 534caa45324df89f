package dev.tributary.routes.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The signing examples of {@code docs/website.md}, run as they stand there by what languages this machine has. */
class WebsiteDocsTest {
    private static final Path DOCS = Path.of("../docs/website.md");

    @Test
    void theExampleForNodeSignsWhatTheHouseReads() throws Exception {
        check(
                List.of("node", "--input-type=module", "-e"),
                example("js", "// sign.mjs") + """
                console.log(identityToken(%s, { sub: '4711', name: 'Réka' }));
                """.formatted("'" + Signature.SECRET + "'"));
    }

    @Test
    void theExampleForPythonSignsWhatTheHouseReads() throws Exception {
        check(List.of("python3", "-c"), example("python", "# sign.py") + """

                print(identity_token("%s", {"sub": "4711", "name": "Réka"}))
                """.formatted(Signature.SECRET));
    }

    @Test
    void theExampleForPhpSignsWhatTheHouseReads() throws Exception {
        check(
                List.of("php", "-r"),
                example("php", "// sign.php").replace("<?php\n", "") + """
                echo identity_token('%s', ['sub' => '4711', 'name' => 'Réka']);
                """.formatted(Signature.SECRET));
    }

    /** The fenced block of this language that holds this line. */
    private static String example(String language, String line) throws IOException {
        String docs = Files.readString(DOCS);
        int in = docs.indexOf(line);
        int start = docs.lastIndexOf("```" + language + "\n", in);
        int end = docs.indexOf("```", in);
        assertThat(in).isPositive();
        assertThat(start).isPositive();
        return docs.substring(start + language.length() + 4, end);
    }

    private static void check(List<String> command, String program) throws Exception {
        Assumptions.assumeTrue(installed(command.getFirst()), command.getFirst() + " is not on this machine");
        String[] words = new String[command.size() + 1];
        for (int i = 0; i < command.size(); i++) words[i] = command.get(i);
        words[command.size()] = program;
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(IdentityToken.read(
                                printed, Signature.SECRET, Clock.systemUTC().instant())
                        .map(IdentityToken::subject))
                .as(printed)
                .contains("4711");
    }

    private static boolean installed(String program) {
        for (String folder : System.getenv("PATH").split(":", -1))
            if (Files.isExecutable(Path.of(folder, program))) return true;
        return false;
    }
}

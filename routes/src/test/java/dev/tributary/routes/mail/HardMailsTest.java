package dev.tributary.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that are too much hurt nobody: neither the memory nor the disk, and not for long: R10 to R12 of the checks. */
@Tag("slow")
class HardMailsTest {
    private static final long LONGEST_MILLIS = 5000;

    @TempDir
    Path temporary;

    @Test
    void eachIsAMessageOrInQuarantineWithinFiveSecondsAndHalfAGigabyte() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HardMails.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines =
                process.inputReader().lines().filter(HardMailsTest::told).toList();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(lines).hasSize(HardMails.all().size() + 2);
        assertThat(lines)
                .allSatisfy(line -> assertThat(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .as(line)
                        .isLessThan(line.startsWith("three") ? 3 * LONGEST_MILLIS : LONGEST_MILLIS));
        assertThat(lines).anyMatch(line -> line.startsWith("hundred-megabytes quarantine:TOO_LARGE"));
        assertThat(lines).anyMatch(line -> line.startsWith("three-large-ones message"));
        System.err.println(String.join("\n", lines));
        try (Stream<Path> left = Files.list(temporary)) {
            // the virtual machine's own
            assertThat(left.filter(file -> !file.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
    }

    private static boolean told(String line) {
        return line.contains(" message ") || line.contains(" report ") || line.contains(" quarantine:");
    }
}

package dev.tributary.routes.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.masking.Masker;
import dev.tributary.engine.spi.ChannelCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/integrators.md}: the files on the page are what runs here. */
class IntegratorDocsTest {
    private static final Pattern FILE = Pattern.compile("```\\w+ (channels/[\\w.-]+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path data;

    @Test
    void theFilesOnThePageAreAChannelThatKeepsTheContract() throws IOException {
        Files.createDirectory(data.resolve("channels"));
        Map<String, String> files = new TreeMap<>();
        Matcher file = FILE.matcher(Files.readString(Path.of("../docs/integrators.md")));
        while (file.find()) files.put(file.group(1), file.group(2));
        assertThat(files)
                .containsOnlyKeys(
                        "channels/pigeon.properties", "channels/pigeon.samples.jsonl", "channels/pigeon.yaml");
        for (Map.Entry<String, String> one : files.entrySet())
            Files.writeString(data.resolve(one.getKey()), one.getValue());
        List<ChannelCheck.Line> lines =
                new ChannelTrial(new Masker(), Clock.systemUTC()).check(data.resolve("channels/pigeon.yaml"));
        assertThat(lines)
                .hasSizeGreaterThan(20)
                .allSatisfy(line ->
                        assertThat(line.good()).as(line.sentences().get("en")).isTrue());
    }
}

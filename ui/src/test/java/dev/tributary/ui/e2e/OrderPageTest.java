package dev.tributary.ui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/order.md} names tests and pictures: all of them are there. */
class OrderPageTest {
    private static final Path HOUSE = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern PICTURE = Pattern.compile("`([a-z0-9-]+)\\.png`");

    @Test
    void everyTestAndPictureOfTheOrderIsThere() throws IOException {
        Map<String, String> tests = tests();
        String all = String.join("\n", tests.values());
        List<String> lines = Files.readAllLines(HOUSE.resolve("docs/order.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| line") && !line.startsWith("| ---"))
                .toList();
        assertThat(lines).hasSizeGreaterThan(30);
        List<String> missing = new ArrayList<>();
        for (String line : lines) {
            Matcher test = TEST.matcher(line);
            int named = 0;
            while (test.find()) {
                named++;
                if (!tests.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "("))
                    missing.add(test.group());
            }
            if (named == 0 && !line.contains("not yet")) missing.add("no test: " + line);
            Matcher picture = PICTURE.matcher(line);
            while (picture.find()) if (!all.contains("\"" + picture.group(1) + "\"")) missing.add(picture.group());
        }
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String module : List.of("engine", "rules", "routes", "ui"))
            try (Stream<Path> files = Files.walk(HOUSE.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), read(file)));
            }
        return tests;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

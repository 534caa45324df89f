package dev.tributary.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a page pays for the chat box as it is served, and what its own rules (CSP, Trusted Types) may count on. */
class WidgetSizeTest {
    private static final Path WIDGET = Path.of("src/main/resources/META-INF/resources/widget");

    @Test
    void aPageThatNobodyChatsOnLoadsLessThanFiveKilobytes() {
        assertThat(gzipped(WidgetScripts.launcher())).isLessThanOrEqualTo(5_000);
    }

    @Test
    void theWholeBoxIsLessThanFifteenKilobytes() {
        int launcher = gzipped(WidgetScripts.launcher());
        for (String language : WidgetScripts.LANGUAGES) {
            int box = gzipped(WidgetScripts.box(language));
            System.out.printf("chat box, gzipped: launcher %d, box in '%s' %d bytes%n", launcher, language, box);
            assertThat(launcher + box).isLessThanOrEqualTo(15_000);
        }
    }

    @Test
    void theBoxSaysTheSameThingsInEveryLanguage() throws IOException {
        Pattern key = Pattern.compile("^  (\\w+): ", Pattern.MULTILINE);
        List<List<String>> keys = new ArrayList<>();
        for (String language : WidgetScripts.LANGUAGES)
            keys.add(key.matcher(Files.readString(WIDGET.resolve("words." + language + ".js")))
                    .results()
                    .map(found -> found.group(1))
                    .toList());
        assertThat(keys.getFirst()).isNotEmpty().isSorted().doesNotHaveDuplicates();
        assertThat(keys).allMatch(keys.getFirst()::equals);
    }

    @Test
    void noFileWritesMarkupRunsTextOrTouchesInlineStyles() throws IOException {
        for (Path file : files()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser")
                    .doesNotContain("eval(", "new Function", "setAttribute('style'", "style:", "cssText")
                    .doesNotContain("EventSource", "document.cookie");
        }
    }

    @Test
    void theLauncherIsGoodAsAModuleAndAsAClassicScript() throws IOException {
        assertThat(Files.readString(WIDGET.resolve("tributary.js")).lines())
                .noneMatch(line -> line.startsWith("import ") || line.startsWith("export "))
                .noneMatch(line -> line.contains("import.meta"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(WIDGET)) {
            List<Path> found = files.toList();
            assertThat(found).isNotEmpty().allMatch(file -> file.toString().endsWith(".js"));
            return found;
        }
    }

    private static int gzipped(String script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}

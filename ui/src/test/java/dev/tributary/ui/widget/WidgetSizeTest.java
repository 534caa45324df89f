package dev.tributary.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a page pays for the chat box, and what its own rules (CSP, Trusted Types) may count on. */
class WidgetSizeTest {
    private static final Path WIDGET = Path.of("src/main/resources/META-INF/resources/widget");

    @Test
    void aPageThatNobodyChatsOnLoadsLessThanFiveKilobytes() {
        assertThat(gzipped(WIDGET.resolve("tributary.js"))).isLessThanOrEqualTo(5_000);
    }

    @Test
    void theWholeBoxIsLessThanFifteenKilobytes() throws IOException {
        assertThat(files().stream().mapToInt(WidgetSizeTest::gzipped).sum()).isLessThanOrEqualTo(15_000);
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

    private static int gzipped(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}

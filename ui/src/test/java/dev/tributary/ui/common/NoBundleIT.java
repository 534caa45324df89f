package dev.tributary.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The packaged application carries Vaadin's prebuilt production bundle and nothing that Node made: as soon as some class
 * asks for a frontend bundle of its own, this fails.
 */
class NoBundleIT {
    @Test
    void theBrowserGetsThePrebuiltBundleAndNoOther() throws IOException {
        try (JarFile app = new JarFile(Path.of("target", "tributary-app.jar").toFile())) {
            assertThat(text(app, "META-INF/VAADIN/config/flow-build-info.json"))
                    .containsPattern("\"productionMode\"\\s*:\\s*true");
        }
        for (String made : new String[] {"node_modules", "package.json", "vite.config.ts", "src/main/bundles"})
            assertThat(Path.of(made)).doesNotExist();
    }

    private static String text(JarFile jar, String file) throws IOException {
        try (InputStream content = jar.getInputStream(Objects.requireNonNull(jar.getEntry(file), file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

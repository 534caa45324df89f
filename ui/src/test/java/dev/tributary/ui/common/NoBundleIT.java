package dev.tributary.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The packaged application carries Vaadin's prebuilt production bundle and nothing that Node made: as soon as some class
 * asks for a frontend bundle of its own, this fails.
 */
class NoBundleIT {
    private static final String WEBAPP = "META-INF/VAADIN/webapp/";

    @Test
    void theBrowserGetsThePrebuiltBundleAndNoOther() throws IOException {
        try (JarFile app = new JarFile(Path.of("target", "tributary-app.jar").toFile())) {
            assertThat(text(app, "META-INF/VAADIN/config/flow-build-info.json"))
                    .containsPattern("\"productionMode\"\\s*:\\s*true");
            List<JarEntry> built = app.stream()
                    .filter(file -> !file.isDirectory() && file.getName().startsWith(WEBAPP))
                    .toList();
            assertThat(built).isNotEmpty();
            for (JarEntry file : built) assertThat(bytes(app, file)).isEqualTo(prebuilt(file));
        }
        for (String made : new String[] {"node_modules", "package.json", "vite.config.ts", "src/main/bundles"})
            assertThat(Path.of(made)).doesNotExist();
    }

    private static byte[] bytes(JarFile jar, JarEntry file) throws IOException {
        try (InputStream content = jar.getInputStream(file)) {
            return content.readAllBytes();
        }
    }

    /** The same file as Vaadin ships it. */
    private static byte[] prebuilt(JarEntry file) throws IOException {
        String name = "vaadin-prod-bundle/webapp/" + file.getName().substring(WEBAPP.length());
        try (InputStream content = NoBundleIT.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(content).as("%s was made by this build", file.getName()).isNotNull();
            return content.readAllBytes();
        }
    }

    private static String text(JarFile jar, String file) throws IOException {
        try (InputStream content = jar.getInputStream(Objects.requireNonNull(jar.getEntry(file), file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

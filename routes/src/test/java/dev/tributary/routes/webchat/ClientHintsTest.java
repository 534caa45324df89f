package dev.tributary.routes.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.routes.webchat.ClientHints.Brand;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of its names is the browser's own. */
class ClientHintsTest {
    private static ClientHints of(Brand... brands) {
        return new ClientHints("Windows", "15.0.0", Arrays.asList(brands));
    }

    private static final Brand MADE_UP = new Brand("Not_A Brand", "24.0.0.0");
    private static final Brand CHROMIUM = new Brand("Chromium", "131.0.6778.86");
    private static final Brand EDGE = new Brand("Microsoft Edge", "131.0.2903.70");

    @Test
    void theNameThatIsNeitherMadeUpNorTheEngines() {
        assertThat(of(CHROMIUM, MADE_UP, EDGE).own()).isEqualTo("Microsoft Edge 131.0.2903.70");
        assertThat(of(EDGE, CHROMIUM, MADE_UP).own()).isEqualTo("Microsoft Edge 131.0.2903.70");
        assertThat(of(MADE_UP, CHROMIUM).own()).isEqualTo("Chromium 131.0.6778.86");
        assertThat(of(MADE_UP, null, new Brand(null, "1")).own()).isNull();
        assertThat(new ClientHints(null, "15.0.0", null).own()).isNull();
    }

    @Test
    void theSystemWithItsVersion() {
        assertThat(of().system()).isEqualTo("Windows 15.0.0");
        assertThat(new ClientHints("Linux", "", List.of()).system()).isEqualTo("Linux");
        assertThat(new ClientHints(" ", "1", List.of()).system()).isNull();
    }
}

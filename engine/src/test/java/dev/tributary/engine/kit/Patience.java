package dev.tributary.engine.kit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long the tests of every module wait for what they do not say themselves. What comes, comes in milliseconds; how long a
 * busy machine may take is not what they are about. Found by Jupiter through its service file.
 */
public final class Patience implements BeforeAllCallback {
    private static final Duration MOST = Duration.ofSeconds(40);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(MOST);
    }
}

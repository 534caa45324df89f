package dev.tributary.ui.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * Real Chromium, headless: one that the tests of a JVM share, with people of their own. Without one the tests are skipped
 * loudly; under CI that is a failure.
 */
public final class Browsers implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "pictures");

    private final Browser browser;
    private final List<BrowserContext> people = new ArrayList<>();

    private Browsers(Browser browser) {
        this.browser = browser;
    }

    /** Started with the first test that needs it; ends with the JVM, when its driver loses its other end. */
    private static final class Running {
        static final Browser BROWSER = start(chromium());

        private static Browser start(Path chromium) {
            // how long a busy machine may take is not what these tests are about
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            return Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
    }

    private static Path chromium() {
        return Path.of(Objects.requireNonNullElse(System.getenv("TRIBUTARY_CHROMIUM"), "/usr/bin/chromium"));
    }

    /** Whether there is a Chromium. */
    public static boolean found() {
        // the launcher says by an empty name that it found none, and that is the current folder
        return Files.isRegularFile(chromium()) && Files.isExecutable(chromium());
    }

    /** Opens Chromium, or skips the calling test. */
    public static Browsers open() {
        boolean found = found();
        if (!found && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("under CI the browser tests must run, and there is no Chromium");
        }
        Assumptions.assumeTrue(found, "*** SKIPPED: THE BROWSER TESTS NEED CHROMIUM ***");
        return new Browsers(Running.BROWSER);
    }

    /** A browser of somebody, with cookies of its own. */
    public BrowserContext somebody(String locale) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 860)
                .setLocale(locale)
                // drawn without a graphics card, what moves costs a core
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Europe/Budapest"));
        context.setDefaultTimeout(30_000);
        people.add(context);
        return context;
    }

    /** Takes a picture in light and in dark. */
    public static void pictures(Page page, String name) {
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            // colours fade over; the picture is of where they arrive
            page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))");
            String file = name + (scheme == ColorScheme.DARK ? "-dark" : "") + ".png";
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** Everybody goes; the browser stays for others. */
    @Override
    public void close() {
        people.forEach(BrowserContext::close);
    }
}

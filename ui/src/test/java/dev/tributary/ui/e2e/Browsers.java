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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Real Chromium, headless. Without one the tests are skipped loudly; under CI that is a failure. */
public final class Browsers implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "pictures");

    private final Playwright playwright;
    private final Browser browser;

    private Browsers(Path chromium) {
        // how long a busy machine may take is not what these tests are about
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
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

    /** Opens Chromium, or skips the calling test. */
    public static Browsers open() {
        Path chromium = Path.of(Objects.requireNonNullElse(System.getenv("TRIBUTARY_CHROMIUM"), "/usr/bin/chromium"));
        boolean found = Files.isExecutable(chromium);
        if (!found && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("under CI the browser tests must run, and there is no Chromium");
        }
        Assumptions.assumeTrue(found, "*** SKIPPED: THE BROWSER TESTS NEED CHROMIUM ***");
        return new Browsers(chromium);
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

    @Override
    public void close() {
        playwright.close();
    }
}

package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** An agent at the inbox, as somebody who knows the screen uses it. */
final class AgentScreen implements AutoCloseable {
    private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

    private final BrowserContext context;
    private final Page page;
    private final String address;

    private AgentScreen(BrowserContext context, Page page, String address) {
        this.context = context;
        this.page = page;
        this.address = address;
    }

    static AgentScreen signIn(BrowserContext context, String address, String email) {
        Page page = context.newPage();
        page.navigate(address + "/login");
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill("demo");
        page.locator("button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/inbox.*"));
        AgentScreen screen = new AgentScreen(context, page, address);
        screen.queue("all");
        return screen;
    }

    Page page() {
        return page;
    }

    void queue(String queue) {
        page.navigate(address + "/inbox/" + queue);
        page.locator("vaadin-grid").waitFor();
    }

    Locator row(String text) {
        return page.locator("tributary-row").filter(new Locator.FilterOptions().setHasText(text));
    }

    /**
     * Opens the conversation whose row says this; waits for it to appear. A list that moves between the look and the click
     * puts another one under the pointer: then the click is made again, as whoever sees it would.
     */
    void open(String text) {
        Locator opened = page.locator("tributary-row[current]").filter(new Locator.FilterOptions().setHasText(text));
        Awaitility.await("the conversation that says " + text)
                .atMost(ONE_MINUTE)
                .until(() -> {
                    row(text).first().click();
                    return appears(opened);
                });
        assertThat(page.locator("tributary-thread .row").first()).isVisible();
    }

    private static boolean appears(Locator locator) {
        try {
            locator.first()
                    .waitFor(new Locator.WaitForOptions()
                            .setState(WaitForSelectorState.ATTACHED)
                            .setTimeout(5_000));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    Locator thread() {
        return page.locator("tributary-thread");
    }

    void send(String text) {
        page.locator("tributary-composer textarea").fill(text);
        page.keyboard().press("Control+Enter");
    }

    /** Attaches a file to the answer being written; waits until it is up. */
    void attach(FilePayload file) {
        page.waitForFileChooser(() ->
                        page.locator("tributary-composer .foot button").first().click())
                .setFiles(file);
        assertThat(page.locator("tributary-composer .files .file")).hasCount(1);
        // its bar goes when all of it is up
        assertThat(page.locator("tributary-composer .files .file > i")).hasCount(0);
    }

    void answer(String text) {
        send(text);
        assertThat(thread().locator(".bubble.out, .card").filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible();
    }

    /** Opens "which rules fired, and why" from the menu of the message that says this. */
    void why(String text) {
        Locator message = thread().locator(".row")
                .filter(new Locator.FilterOptions().setHasText(text))
                .last();
        message.hover();
        message.locator("button.more").click();
        thread().locator("[role=menuitem]").first().click();
        page.locator(".why").waitFor();
    }

    void resolve() {
        // marked as disabled where it would be refused, and still pressed: it says why
        page.locator("#inbox-resolve").click(new Locator.ClickOptions().setForce(true));
    }

    @Override
    public void close() {
        context.close();
    }
}

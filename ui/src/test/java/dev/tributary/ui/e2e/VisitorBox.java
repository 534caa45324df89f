package dev.tributary.ui.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;

/** A visitor with the chat box open. */
final class VisitorBox {
    private final Page page;

    private VisitorBox(Page page) {
        this.page = page;
    }

    static VisitorBox open(BrowserContext context, String address) {
        Page page = context.newPage();
        page.navigate(address + "/demo/");
        return opened(page);
    }

    /** On a page that has nothing but the box of this site. */
    static VisitorBox onPageOf(BrowserContext context, String address, String site) {
        Page page = context.newPage();
        page.route(
                "**/" + site,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><html lang=en><title>Window</title><script type=module"
                                + " src=/widget/tributary.js data-site=" + site + "></script>")));
        page.navigate(address + "/" + site);
        return opened(page);
    }

    private static VisitorBox opened(Page page) {
        page.locator("tributary-chat .launcher").click();
        page.locator("tributary-chat .write textarea").waitFor();
        return new VisitorBox(page);
    }

    Page page() {
        return page;
    }

    void write(String text) {
        page.locator("tributary-chat .write textarea").fill(text);
        page.keyboard().press("Enter");
    }

    void shows(String text) {
        assertThat(page.locator("tributary-chat [role=log]")).containsText(text);
    }

    void attach(FilePayload file) {
        page.locator("tributary-chat .write input[type=file]").setInputFiles(file);
    }

    /** Opens what she said of herself. */
    Locator details() {
        page.locator("tributary-chat .head button").first().click();
        Locator form = page.locator("tributary-chat form.ask:not([hidden]):not(.rate)");
        form.waitFor();
        return form;
    }
}

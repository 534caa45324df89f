package dev.tributary.ui.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The customer's card on an agent's screen. */
final class CustomerCard {
    /** What stands of Vaadin's own. */
    private final Page page;

    CustomerCard(Page page) {
        this.page = page;
    }

    Locator all() {
        return page.locator(".inbox-card");
    }

    /** The pages the customer saw, newest first. */
    Locator pages() {
        return all().locator(".inbox-page");
    }

    /** What stands beside this name. */
    Locator fact(String name) {
        return all().locator("dt", new Locator.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")))
                .locator("xpath=following-sibling::dd[1]");
    }

    /** What can be edited under this label. */
    Locator field(String label) {
        return all().locator("tributary-field[label='" + label + "']");
    }

    void edit(String label, String value) {
        field(label).locator(".value").click();
        field(label).locator("input").fill(value);
        page.keyboard().press("Enter");
    }

    /** Nothing on the card, or on what is read in its place, is in the way of a screen reader or of bad eyes. */
    void isClean() {
        Axe.assertClean(page, ".inbox-card", ".inbox-beside");
    }
}

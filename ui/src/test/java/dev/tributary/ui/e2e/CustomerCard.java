package dev.tributary.ui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;

/** The customer's card on an agent's screen. */
final class CustomerCard {
    /** What stands of Vaadin's own. */
    private static final List<String> STANDING = List.of("aria-required-children", "region");

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
        List<Rule> found = new AxeBuilder(page)
                .include(".inbox-card")
                .include(".inbox-beside")
                .disableRules(STANDING)
                .analyze()
                .getViolations();
        assertThat(found)
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }
}

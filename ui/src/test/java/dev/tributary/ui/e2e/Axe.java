package dev.tributary.ui.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Looks with axe for what is in the way of a screen reader or of bad eyes. */
public final class Axe {
    /** What Vaadin's own parts are known to get wrong, and is not ours to mend. */
    private static final List<String> STANDING = List.of("aria-required-children", "region");

    private Axe() {}

    /** Fails with the rules that a whole screen breaks, and with where it breaks them first. */
    public static void assertClean(Page page) {
        assertClean(axe(page).disableRules(STANDING));
    }

    /** The same of what these selectors find, with every rule. */
    static void assertClean(Page page, String... within) {
        AxeBuilder axe = axe(page);
        for (String one : within) axe.include(one);
        assertClean(axe);
    }

    private static void assertClean(AxeBuilder axe) {
        assertThat(axe.analyze().getViolations())
                .as("axe")
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    /** In one run, telling of what is wrong alone: otherwise it takes seven times as long, most of it for an empty page. */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }
}
